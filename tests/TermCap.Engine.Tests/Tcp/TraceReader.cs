using System.Globalization;
using System.Text.RegularExpressions;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>Reads the text notation of TCP exchanges, and refuses slips: a length that is not the difference of its numbers, a time that runs back unsaid, a word it does not know.</summary>
internal static partial class TraceReader
{
    private const string Letters = "FSRP.UEW";

    public static IReadOnlyList<TraceLine> Read(IEnumerable<string> lines)
    {
        List<TraceLine> trace = [];
        foreach (string line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            TraceLine read = ReadLine(line, trace.Count == 0 ? 0 : trace[^1].TimeNanoseconds);
            trace.Add(read);
        }

        return trace;
    }

    private static TraceLine ReadLine(string line, long before)
    {
        string[] halves = line.Split("=>", 2, StringSplitOptions.TrimEntries);
        Match match = Segment().Match(halves[0]);
        if (!match.Success)
        {
            throw new FormatException($"not a line of a trace: {line}");
        }

        long start = Number(match, "start");
        long time = (long)(decimal.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture) * 1_000_000_000m);
        if (Number(match, "end") - start != Number(match, "length"))
        {
            throw new FormatException($"end less start is not the length: {line}");
        }

        if (time < before && !match.Groups["back"].Success)
        {
            throw new FormatException($"time runs back, and the line does not say so: {line}");
        }

        return new TraceLine(halves[0], time, match.Groups["side"].Value == ">", FlagsOf(match.Groups["flags"].Value), start, (int)Number(match, "length"))
        {
            Acknowledgment = match.Groups["ack"].Success ? Number(match, "ack") : null,
            Window = match.Groups["win"].Success ? (ushort)Number(match, "win") : (ushort)1000,
            WindowScale = match.Groups["scale"].Success ? (byte)Number(match, "scale") : null,
            Sack = [.. match.Groups["block"].Captures.Select(block => block.Value.Split(':')).Select(ends => (Number(ends[0]), Number(ends[1])))],
            Expected = halves.Length > 1 ? halves[1] : string.Empty,
        };
    }

    private static SegmentFlags FlagsOf(string letters) =>
        letters.Aggregate(SegmentFlags.None, (flags, letter) => flags | (SegmentFlags)(1 << Letters.IndexOf(letter, StringComparison.Ordinal)));

    private static long Number(Match match, string group) => Number(match.Groups[group].Value);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<time>\d+(\.\d{1,9})?)\s+(?<side>[<>])\s+(?<flags>[FSRP.UEW]+)\s+(?<start>\d+):(?<end>\d+)\((?<length>\d+)\)(\s+ack\s+(?<ack>\d+))?(\s+win\s+(?<win>\d+))?(\s+<(wscale\s+(?<scale>\d+))?(sack(\s+(?<block>\d+:\d+))+)?>)?(\s+(?<back>back))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Segment();
}
