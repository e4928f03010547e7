using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;
using TermCap.Screen.Sources;
using TermCap.Screen.Tests.Fakes;
using TermCap.Screen.Text;

namespace TermCap.Screen.Tests;

/// <summary>What the kernel counted beside what the packets show: in sum, in the last second, and why the two differ.</summary>
public sealed class KernelBoardTests
{
    private KernelReading? _reading;
    private int _asked;

    [Fact]
    public void Our_count_stands_beside_the_kernels_in_sum_and_in_the_last_second()
    {
        KernelBoard board = Board();
        Read(0, 0, 0);
        board.Take(Sent(again: 0));
        Read(1, 4, 4);
        board.Take(Sent(again: 4));
        Read(2, 5, 1);
        board.Take(Sent(again: 5));
        KernelLine resent = board.Lines[0];
        Assert.Equal((5, 1, 5, 1), (resent.Kernel, resent.KernelPerSecond, resent.Ours, resent.OursPerSecond));
        Assert.Empty(board.Difference);
    }

    [Fact]
    public void Counters_without_growth_and_without_our_count_take_no_line()
    {
        KernelBoard board = Board();
        _reading = new KernelReading(0, [new("TcpRetransSegs", "again", 0, 0), new("TcpInErrs", "errors", 0, 0), new("TcpExtTCPTimeouts", "time-outs", 2, 0)]);
        board.Take(Sent(again: 0));
        Assert.Equal(["TcpRetransSegs", "TcpExtTCPTimeouts"], board.Lines.Select(line => line.Field));
    }

    [Fact]
    public void Packets_that_come_a_moment_after_the_kernel_counted_are_no_difference()
    {
        KernelBoard board = Board();
        Read(1, 9, 3);
        board.Take(Sent(again: 6));
        Assert.Empty(board.Difference);
        board.Take(Sent(again: 6) with { IsComplete = true });
        Assert.NotEmpty(board.Difference);
    }

    [Theory]
    [InlineData(5, 9, 3)] // more than a second's worth behind
    [InlineData(10, 9, 3)]
    public void What_lies_outside_the_kernels_last_second_is_explained(int ours, long kernel, long lastSecond)
    {
        KernelBoard board = Board();
        Read(1, kernel, lastSecond);
        board.Take(Sent(ours));
        Assert.Equal([$"kernel {kernel}, packets {ours}"], board.Difference);
        board.Take(Sent(ours));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public void After_a_reset_the_first_reading_is_not_compared()
    {
        KernelBoard board = Board();
        Read(7, 9, 0);
        board.Take(Sent(again: 9));
        Read(0, 0, 0);
        board.Take(Sent(again: 9));
        Assert.Empty(board.Difference);
        Assert.Equal(0, board.KernelResent);
    }

    [Fact]
    public void A_file_has_no_kernel()
    {
        KernelBoard board = Board();
        board.Take(Sent(again: 1));
        Assert.Null(board.KernelResent);
        Assert.Empty(board.Lines);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public void The_interfaces_view_says_why_the_two_differ_at_any_width(int width)
    {
        FakeModel model = BondedHost.Make();
        const string Reason = "the capture leaves connections out (filter, own SSH session) that the kernel counts, and this sentence is longer than any line";
        model.Status = model.Status with { KernelResent = 5, KernelDifference = [Reason] };
        using Headless screen = new(model, width, 40);
        screen.Press("i");
        string text = screen.Text();
        Assert.Contains("segments sent again", text, StringComparison.Ordinal);
        foreach (string line in Fit.Wrapped(Reason, width - 4))
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }
    }

    private KernelBoard Board() => new(new EngineModelOptions
    {
        Kernel = () => _reading,
        KernelDifference = (kernel, totals) =>
        {
            _asked++;
            return [$"kernel {kernel}, packets {totals.Real.ResentOut}"];
        },
    });

    private void Read(long number, long sum, long lastSecond) => _reading = new KernelReading(number, [new("TcpRetransSegs", "segments sent again", sum, lastSecond)]);

    /// <summary>A host that sent one segment and then the same bytes again, so many times.</summary>
    private static CaptureSnapshot Sent(int again)
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        for (int packet = 0; packet <= again; packet++)
        {
            TcpSegment segment = new()
            {
                Source = IpAddress128.FromIPv4([10, 0, 0, 1]),
                Destination = IpAddress128.FromIPv4([10, 0, 0, 2]),
                SourcePort = 1,
                DestinationPort = 2,
                Sequence = new TcpSequence(1),
                Flags = SegmentFlags.Ack,
                PayloadBytes = 100,
                Window = 100,
                Direction = Direction.Out,
                HasIdentification = true,
                Identification = (ushort)(packet + 1),
            };
            analyser.Analyse(segment, packet + 1, packet, out _);
        }

        Assert.Equal(again, analyser.Totals.ResentOut);
        return CaptureSnapshot.Empty with { Real = analyser.Totals.Snapshot() };
    }
}
