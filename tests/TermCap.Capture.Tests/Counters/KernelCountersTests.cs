using TermCap.Capture.Counters;

namespace TermCap.Capture.Tests.Counters;

public sealed class KernelCountersTests : IDisposable
{
    private readonly string _net = Directory.CreateTempSubdirectory("termcap-net-").FullName;

    public void Dispose() => Directory.Delete(_net, recursive: true);

    [Fact]
    public void Counters_are_told_as_growth_since_the_start()
    {
        Write(retransmitted: 40, dsacks: 7);
        KernelCounters counters = new(_net);
        Write(retransmitted: 43, dsacks: 7);
        KernelSample sample = counters.Read();
        Assert.Equal(3UL, sample[KernelCounter.TcpRetransSegs]);
        Assert.Equal(0UL, sample[KernelCounter.TcpExtTCPDSACKRecv]);
    }

    [Fact]
    public void A_32_bit_counter_that_wraps_goes_on_counting()
    {
        Write(retransmitted: uint.MaxValue - 1, dsacks: 0);
        KernelCounters counters = new(_net);
        Write(retransmitted: 3, dsacks: 0);
        Assert.Equal(5UL, counters.Read()[KernelCounter.TcpRetransSegs]);
    }

    [Fact]
    public void What_a_kernel_does_not_count_is_unknown_and_not_zero()
    {
        Write(retransmitted: 1, dsacks: 1);
        Assert.Null(new KernelCounters(_net).Read()[KernelCounter.TcpExtTCPLossProbes]);
        Assert.Null(new KernelCounters(Path.Combine(_net, "missing")).Read()[KernelCounter.TcpRetransSegs]);
    }

    [Fact]
    public void This_kernels_own_files_are_understood()
    {
        if (!File.Exists("/proc/self/net/snmp"))
        {
            Assert.Skip("KERNEL COUNTERS NOT TESTED: /proc/self/net/snmp is missing.");
        }

        KernelSample sample = new KernelCounters().Read();
        Assert.NotNull(sample[KernelCounter.TcpRetransSegs]);
        Assert.NotNull(sample[KernelCounter.TcpExtTCPDSACKRecv]);
    }

    [Fact]
    public void The_ring_counter_of_32_bits_becomes_a_total_of_64()
    {
        WrappingCounter counter = default;
        Assert.Equal(4_000_000_000UL, counter.Advance(4_000_000_000));
        Assert.Equal(4_294_967_296UL + 5, counter.Advance(5));
        Assert.Equal(4_294_967_296UL + 5, counter.Advance(5));
    }

    // The form of the kernel's files, with other groups and fields around those that count.
    private void Write(ulong retransmitted, ulong dsacks)
    {
        File.WriteAllText(
            Path.Combine(_net, "snmp"),
            $"Ip: Forwarding DefaultTTL\nIp: 1 64\nTcp: RtoAlgorithm RtoMin MaxConn InSegs OutSegs RetransSegs InErrs\nTcp: 1 200 -1 500 600 {retransmitted} 0\n");
        File.WriteAllText(
            Path.Combine(_net, "netstat"), $"TcpExt: SyncookiesSent TCPDSACKRecv TCPDSACKOfoRecv\nTcpExt: 0 {dsacks} 2\nIpExt: InOctets\nIpExt: 1\n");
    }
}
