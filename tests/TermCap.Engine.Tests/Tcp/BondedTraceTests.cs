using System.Buffers.Binary;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Tests.Pipeline;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>Every trace on a bonded host, whose client it is: each segment stands twice in the capture, and the real verdicts are those of the trace.</summary>
public sealed class BondedTraceTests
{
    private const long Begin = 1_700_000_000_000_000_000;
    private const uint Slave = 2;
    private const uint Master = 4;

    private static readonly HostTopology Host = new(
        [
            new NetworkInterface(Slave, "eth0", InterfaceKind.Physical) { Master = Master },
            new NetworkInterface(Master, "bond0", InterfaceKind.Bond) { Lowers = [Slave], ActiveSlave = Slave, BondMode = BondMode.ActiveBackup },
        ],
        TopologySource.Given);

    [Theory]
    [MemberData(nameof(TraceTests.Traces), MemberType = typeof(TraceTests))]
    public void A_trace_seen_twice_over_a_bond_keeps_its_verdicts(string trace)
    {
        IReadOnlyList<TraceLine> lines = TraceReader.Read(File.ReadLines(Path.Combine(OracleCapture.Traces, trace)));
        using Doubled source = new(lines);
        WorkerOptions options = new() { Topology = new TopologyTimeline(Host) };
        EngineRun run = EngineRun.Of(source, options, new StoreOptions(16L << 20) { Bytes = KeptBytes.All });
        Assert.Equal(lines.Count, run.Store.LastPacket);
        List<string> actual = [.. lines.Select((line, index) => $"{line.Text} => {Flags(run, index + 1)}".TrimEnd())];
        List<string> expected = [.. lines.Select(line => $"{line.Text} => {Names(line.Expected)}".TrimEnd())];
        Assert.True(expected.SequenceEqual(actual), $"{trace}:\n{string.Join('\n', actual)}");
    }

    private static string Flags(EngineRun run, long packet) =>
        run.Store.TryGetPacket(packet, out PacketRow row) ? TcpFlagNames.Join(row.Flags).Replace(",", ", ", StringComparison.Ordinal) : "gone";

    /// <summary>The names of an expectation without what they refer to.</summary>
    private static string Names(string expected) => expected.Split(" #")[0].Split(" of ")[0];

    /// <summary>What <c>tcpdump -i any</c> records: received at the slave first and with one stamp, sent at the master first.</summary>
    private sealed class Doubled(IReadOnlyList<TraceLine> lines) : IFrameSource
    {
        public CaptureDrops Drops => default;

        public FillStatus Fill(FrameBatch batch)
        {
            Carrier carrier = Carrier.All[0];
            ushort identification = 1;
            foreach (TraceLine line in lines)
            {
                byte[] packet = carrier.Frame(line, out int _).AsSpan(14).ToArray();
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), identification++);
                bool isSent = line.IsFromClient;
                Add(batch, packet, isSent ? Master : Slave, isSent, Begin + line.TimeNanoseconds);
                Add(batch, packet, isSent ? Slave : Master, isSent, Begin + line.TimeNanoseconds + (isSent ? 4_000 : 0));
            }

            return FillStatus.End;
        }

        public void RequestStop()
        {
        }

        public void Dispose()
        {
        }

        private static void Add(FrameBatch batch, byte[] packet, uint device, bool isSent, long time)
        {
            byte[] frame = new byte[20 + packet.Length];
            BinaryPrimitives.WriteUInt16BigEndian(frame, 0x0800);
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), device);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(8), 1);
            (frame[10], frame[11], frame[12], frame[17]) = (isSent ? (byte)4 : (byte)0, 6, 2, isSent ? (byte)1 : (byte)2);
            packet.CopyTo(frame, 20);
            FrameRecord record = new() { TimeNanoseconds = time, LinkType = LinkType.LinuxSll2, OriginalLengthBytes = frame.Length };
            Assert.True(batch.TryAdd(record, frame));
        }
    }
}
