using System.Diagnostics;
using System.Globalization;

namespace TermCap.Accuracy.Tcp;

/// <summary>Asks a tshark 4.6 for its verdicts on any capture, in the columns of recorded ones.</summary>
internal static class OracleTshark
{
    /// <summary>The columns of recorded verdicts; flags stand in the fifth.</summary>
    public static readonly string[] Columns =
        ["frame", "stream", "len", "window", "flags", "dup_num", "dup_frame", "rto", "rto_frame", "acks_frame", "ack_rtt", "initial_rtt", "in_flight", "push_bytes", "completeness"];

    private static readonly string[] Fields =
    [
        "frame.number", "tcp.stream", "tcp.len", "tcp.window_size", "tcp.analysis.duplicate_ack_num", "tcp.analysis.duplicate_ack_frame", "tcp.analysis.rto", "tcp.analysis.rto_frame",
        "tcp.analysis.acks_frame", "tcp.analysis.ack_rtt", "tcp.analysis.initial_rtt", "tcp.analysis.bytes_in_flight", "tcp.analysis.push_bytes_sent", "tcp.completeness",
    ];

    private static readonly string[] Flags =
    [
        "retransmission", "fast_retransmission", "spurious_retransmission", "out_of_order", "lost_segment", "ack_lost_segment", "duplicate_ack", "window_update", "window_full", "zero_window",
        "zero_window_probe", "zero_window_probe_ack", "keep_alive", "keep_alive_ack", "reused_ports", "tfo_syn", "tfo_ack", "tfo_ignored", "partial_ack", "ambiguous_ack",
    ];

    /// <summary>The verdicts of one capture, by frame; of a cut or malformed file those of the frames before.</summary>
    /// <param name="folder">Where a program <c>tshark</c> stands; empty for the one that is found on the path.</param>
    /// <param name="capture">The capture file.</param>
    public static Dictionary<long, OracleRow> Read(string folder, string capture)
    {
        ProcessStartInfo start = new(folder.Length > 0 ? Path.Combine(folder, "tshark") : "tshark") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in Arguments(capture))
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        Dictionary<long, OracleRow> rows = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            string[] values = line.Split('\t');
            long frame = long.Parse(values[0], CultureInfo.InvariantCulture);
            string flags = string.Join(',', Flags.Where((_, index) => values[Fields.Length + index].Length > 0));
            rows[frame] = new OracleRow(frame, [.. values[..4], flags, .. values[4..Fields.Length]]);
        }

        process.WaitForExit();
        if (rows.Count == 0 && process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{capture}: tshark said: {complaints.Result}");
        }

        return rows;
    }

    private static IEnumerable<string> Arguments(string capture)
    {
        string[] fixedPart =
        [
            "-n", "-r", capture, "-Y", "tcp", "-T", "fields", "-E", "separator=/t", "-E", "occurrence=a", "-2", "-o", "tcp.analyze_sequence_numbers:TRUE", "-o", "tcp.track_bytes_in_flight:TRUE",
            "-o", "tcp.bif_seq_based:FALSE", "-o", "tcp.fastrt_supersedes_ooo:TRUE", "-o", "tcp.check_checksum:FALSE", "-o", "ip.check_checksum:FALSE", "-o", "ip.defragment:TRUE",
        ];
        return [.. fixedPart, .. Fields.Concat(Flags.Select(flag => "tcp.analysis." + flag)).SelectMany(field => new[] { "-e", field })];
    }
}
