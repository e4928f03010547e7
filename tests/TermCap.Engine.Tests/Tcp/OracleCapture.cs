using System.Globalization;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>A capture of the repository analysed frame by frame, as another tool would read it, beside the oracle's rows.</summary>
internal static class OracleCapture
{
    /// <summary>The folder tests/captures.</summary>
    public static string Folder { get; } = FindFolder("captures");

    /// <summary>The folder tests/traces.</summary>
    public static string Traces { get; } = FindFolder("traces");

    /// <summary>The differences between our columns and the oracle's, one sentence each.</summary>
    public static List<string> Differences(string capture, string verdicts)
    {
        string[] lines = File.ReadAllLines(verdicts);
        string[] names = lines[0].Split('\t');
        Dictionary<long, string[]> oracle = lines.Skip(1).Where(line => line.Contains('\t', StringComparison.Ordinal))
            .Select(line => line.Split('\t')).ToDictionary(columns => long.Parse(columns[0], CultureInfo.InvariantCulture));
        Dictionary<long, (TcpSegment Segment, TcpVerdict Verdict)> ours = Analyse(capture, out Dictionary<int, TcpConversation> streams);
        List<string> differences = [];
        foreach (long frame in ours.Keys.Union(oracle.Keys).Order())
        {
            if (!oracle.TryGetValue(frame, out string[]? columns) || !ours.TryGetValue(frame, out (TcpSegment Segment, TcpVerdict Verdict) row))
            {
                differences.Add($"{frame}: TCP for one side only");
                continue;
            }

            for (int column = 1; column < names.Length; column++)
            {
                string? ourText = Column(names[column], row.Segment, row.Verdict) ?? OfStream(names[column], columns[column], row.Verdict, streams.GetValueOrDefault(row.Verdict.Stream));
                if (ourText is { } text && text != Sorted(names[column], columns[column]))
                {
                    differences.Add($"{frame} {names[column]}: ours [{text}] oracle [{columns[column]}]");
                }
            }
        }

        return differences;
    }

    private static Dictionary<long, (TcpSegment Segment, TcpVerdict Verdict)> Analyse(string capture, out Dictionary<int, TcpConversation> streams)
    {
        Dictionary<long, (TcpSegment, TcpVerdict)> rows = [];
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        SegmentIntake intake = new();
        using CaptureFile file = CaptureFile.Open(capture, 1, new CaptureFileOptions());
        FrameBatch batch = new();
        FillStatus status;
        long number = 0;
        do
        {
            batch.Clear();
            status = file.Fill(batch);
            foreach (ref readonly FrameRecord frame in batch.Frames)
            {
                number++;
                ReadOnlySpan<byte> bytes = batch.BytesOf(frame);
                FrameLocator.Locate(bytes, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
                if (!located.HasHalfTag && intake.TryTake(bytes, located, out TcpSegment segment))
                {
                    analyser.Analyse(segment, number, frame.TimeNanoseconds, out TcpVerdict verdict);
                    rows[number] = (segment, verdict);
                }
            }
        }
        while (status != FillStatus.End);
        streams = analyser.MostTroubled(int.MaxValue).ToDictionary(stream => stream.Stream);
        return rows;
    }

    private static string? Column(string name, in TcpSegment segment, in TcpVerdict verdict) => name switch
    {
        "flags" => Sorted(name, TcpFlagNames.Join(verdict.Flags)),
        "stream" => Text(verdict.Stream, -1),
        "len" => segment.Status is SegmentStatus.HeaderTooLong or SegmentStatus.Cut or SegmentStatus.Quoted ? string.Empty : Text(verdict.PayloadBytes, -1),
        "window" => segment.Status is SegmentStatus.HeaderTooShort or SegmentStatus.Cut or SegmentStatus.FlagsOnly ? string.Empty : Text(verdict.WindowBytes, -1),
        "dup_num" => Text(verdict.DuplicateAckNumber, 0),
        "dup_frame" => verdict.DuplicateAckNumber > 0 ? Text(verdict.RefersTo, -1) : string.Empty,
        "rto" => Seconds(verdict.RtoNanoseconds),
        "rto_frame" => verdict.RtoNanoseconds != 0 ? Text(verdict.RefersTo, -1) : string.Empty,
        "acks_frame" => Text(verdict.AcksPacket, -1),
        "ack_rtt" => Seconds(verdict.AckRttNanoseconds),
        "in_flight" => Text(verdict.InFlightBytes, -1),
        "push_bytes" => Text(verdict.PushBytes, -1),
        _ => null,
    };

    /// <summary>What the oracle shows of the whole stream. Beside nothing else it shows no initial RTT, and where an ACK came before the SYN its second pass gives a negative one.</summary>
    private static string? OfStream(string name, string oracle, in TcpVerdict verdict, TcpConversation? stream) => name switch
    {
        "completeness" when oracle.Length > 0 && !oracle.Contains(',', StringComparison.Ordinal) => stream is null ? string.Empty : Text((int)stream.Completeness, -1),
        "initial_rtt" when oracle.StartsWith('-') || (oracle.Length == 0 && !ShowsMore(verdict)) => null,
        "initial_rtt" => Seconds(stream?.HandshakeRttNanoseconds ?? 0),
        _ => null,
    };

    private static bool ShowsMore(in TcpVerdict verdict) =>
        (verdict.Flags & ~(TcpFlags.TfoSyn | TcpFlags.TfoAck | TcpFlags.TfoIgnored)) != 0 || verdict.AcksPacket >= 0 || verdict.InFlightBytes >= 0;

    private static string Sorted(string name, string value) => name == "flags" ? string.Join(',', value.Split(',').Order(StringComparer.Ordinal)) : value;

    private static string Text(long value, long absent) => value == absent ? string.Empty : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The oracle shows no time of exactly 0.</summary>
    private static string Seconds(long nanoseconds) => nanoseconds == 0 ? string.Empty : (nanoseconds / 1e9m).ToString("0.000000000", CultureInfo.InvariantCulture);

    private static string FindFolder(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TermCap.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository."), "tests", name);
    }
}
