using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>Every trace under every carrier: the verdicts stand in the trace, and a line without one must stay silent.</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Traces() =>
        [.. Directory.GetFiles(OracleCapture.Traces, "*.trace", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(OracleCapture.Traces, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_gets_its_verdicts_under_every_carrier(string trace)
    {
        IReadOnlyList<TraceLine> lines = TraceReader.Read(File.ReadLines(Path.Combine(OracleCapture.Traces, trace)));
        foreach (Carrier carrier in Carrier.All)
        {
            TcpAnalyser analyser = new(new TcpAnalyserOptions());
            List<string> actual = [.. lines.Select((line, index) => Said(analyser, carrier, line, index + 1))];
            List<string> expected = [.. lines.Select(line => $"{line.Text} => {line.Expected}".TrimEnd())];
            Assert.True(expected.SequenceEqual(actual), $"{trace}, {carrier.Name}:\n{string.Join('\n', actual)}");
        }
    }

    [Theory]
    [InlineData("0 > S 0:0(1)")]
    [InlineData("0 > X 0:0(0)")]
    [InlineData("0 ? S 0:0(0)")]
    [InlineData("0 > S 0:0(0) window 5")]
    public void A_line_with_a_slip_is_refused(string line) => Assert.Throws<FormatException>(() => TraceReader.Read([line]));

    [Fact]
    public void A_time_that_runs_back_must_be_said()
    {
        Assert.Throws<FormatException>(() => TraceReader.Read(["2 > S 0:0(0)", "1 < S. 0:0(0) ack 1"]));
        Assert.Equal(2, TraceReader.Read(["2 > S 0:0(0)", "1 < S. 0:0(0) ack 1 back"]).Count);
    }

    private static string Said(TcpAnalyser analyser, Carrier carrier, TraceLine line, int number)
    {
        byte[] bytes = carrier.Frame(line, out int originalLengthBytes);
        FrameLocator.Locate(bytes, originalLengthBytes, carrier.LinkType, Direction.Unknown, out LocatedFrame located);
        Assert.True(TcpSegment.TryRead(bytes, located, out TcpSegment segment), carrier.Name);
        analyser.Analyse(segment, number, line.TimeNanoseconds, out TcpVerdict verdict);
        string names = TcpFlagNames.Join(verdict.Flags).Replace(",", ", ", StringComparison.Ordinal);
        string reference = verdict.RefersTo >= 0 ? $" of {verdict.RefersTo}" : string.Empty;
        string count = verdict.DuplicateAckNumber > 0 ? $" #{verdict.DuplicateAckNumber}" : string.Empty;
        return $"{line.Text} => {names}{count}{reference}".TrimEnd();
    }
}
