namespace TermCap.Engine.Tests.Tcp;

/// <summary>Every column that tshark 4.6.9 gave, packet by packet, on every capture that has its verdicts beside it.</summary>
public sealed class OracleParityTests
{
    /// <summary>The only rows known to differ, with the reason; accuracy.md tells more.</summary>
    private static readonly Dictionary<string, string[]> Exceptions = new(StringComparer.Ordinal)
    {
        // A time that went back by 65,536 s: the oracle prints seconds and nanoseconds of such a difference with unlike signs.
        ["suricata-transform-base64-7296.pcap"] = ["14 ack_rtt", "15 ack_rtt"],

        // Fuzzed sequence numbers half the circle apart: more bytes in flight than the oracle prints.
        ["zeek-fuzz-72.pcap"] = ["35 in_flight", "35 push_bytes"],

        // A reset without ACK stands before the SYN that opens the stream: the oracle's second pass counts it after all, from the next packet on.
        ["first-is-a-reset.pcap"] = ["13 completeness", "14 completeness"],
    };

    public static TheoryData<string> Captures()
    {
        TheoryData<string> captures = [];
        IEnumerable<string> folders = Directory.GetDirectories(OracleCapture.Folder).Order(StringComparer.Ordinal);
        foreach (string verdicts in folders.SelectMany(folder => Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal)))
        {
            if (CaptureOf(verdicts) is not null && File.ReadLines(verdicts).Skip(1).Any())
            {
                captures.Add(Path.GetRelativePath(OracleCapture.Folder, verdicts));
            }
        }

        return captures;
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void Every_packet_of_a_capture_gets_the_verdict_that_the_oracle_gave(string verdicts)
    {
        string path = Path.Combine(OracleCapture.Folder, verdicts);
        string capture = CaptureOf(path)!;
        string[] known = Exceptions.GetValueOrDefault(Path.GetFileName(capture)) ?? [];
        List<string> differences = OracleCapture.Differences(capture, path);
        Assert.Equal(known, differences.Select(difference => difference.Split(':')[0]));
    }

    [Fact]
    public void The_captures_with_verdicts_are_all_there() => Assert.InRange(Captures().Count, 170, int.MaxValue);

    private static string? CaptureOf(string verdicts)
    {
        string stem = verdicts.EndsWith(".verdicts.tsv", StringComparison.Ordinal) ? verdicts[..^".verdicts.tsv".Length] : verdicts[..^".tsv".Length];
        return new[] { stem, stem + ".pcap", stem + ".pcapng" }.FirstOrDefault(File.Exists);
    }
}
