namespace TermCap.Accuracy.Tcp;

/// <summary>Prints what stands in accuracy.md: parity by group, by flag and by capture, every value that differs, and resent beside the kernel's count.</summary>
internal sealed class TcpTables(TextWriter output)
{
    public void Write(IReadOnlyList<(string Group, Parity Parity)> compared, IEnumerable<KernelCount> counts, bool isVerbose)
    {
        string[] groups = [.. compared.Select(one => one.Group).Distinct()];
        Parity[] totals = [.. groups.Select(group => Sum(group, compared))];
        Line("| captures | number | packets | flags equal | flags differ | other values that differ |");
        Line("|---|--:|--:|--:|--:|--:|");
        foreach (Parity total in totals)
        {
            Line($"| {total.Name} | {compared.Count(one => one.Group == total.Name)} | {total.Packets} | {TcpCommand.Percent(total.Packets - total.FlagsDifferent, total.Packets)} % | {total.FlagsDifferent} | {total.ValuesDifferent} |");
        }

        WriteFlags(totals);
        WriteDifferences(compared);
        WriteCaptures(compared);
        WriteCounts([.. counts], isVerbose);
    }

    private void WriteFlags(Parity[] totals)
    {
        Line("");
        Line("Each flag, ours / the oracle's:");
        Line("");
        Line($"| flag | {string.Join(" | ", totals.Select(total => total.Name))} |");
        Line($"|---|{string.Concat(totals.Select(_ => "--:|"))}");
        foreach (string flag in totals.SelectMany(total => total.Flags.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            Line($"| {flag} | {string.Join(" | ", totals.Select(total => total.Flags.TryGetValue(flag, out (int Ours, int Oracle) sum) ? $"{sum.Ours} / {sum.Oracle}" : ""))} |");
        }
    }

    private void WriteDifferences(IReadOnlyList<(string Group, Parity Parity)> compared)
    {
        string[] differences = [.. compared.SelectMany(one => one.Parity.Differences)];
        Line("");
        Line($"Every packet that differs ({differences.Length}):");
        Line("");
        foreach (string difference in differences)
        {
            Line($"- {difference}");
        }
    }

    private void WriteCaptures(IReadOnlyList<(string Group, Parity Parity)> compared)
    {
        Line("");
        Line("Each capture, its flags as ours / the oracle's:");
        Line("");
        Line("| capture | packets | differ | flags |");
        Line("|---|--:|--:|---|");
        foreach ((_, Parity parity) in compared)
        {
            Line($"| {parity.Name} | {parity.Packets} | {parity.FlagsDifferent} | {string.Join(", ", parity.Flags.Select(flag => $"{flag.Key} {flag.Value.Ours}/{flag.Value.Oracle}"))} |");
        }
    }

    private void WriteCounts(KernelCount[] counts, bool isVerbose)
    {
        Line("");
        Line($"Segments sent again by the capturing host: ours beside its kernel's TcpRetransSegs, equal in {counts.Count(count => count.IsEqual)} of {counts.Length} scenarios. By its peer: what reached us, beside the peer's kernel, which counts what was lost on the way too.");
        Line("");
        Line("| scenario | ours | kernel | peer: ours | peer's kernel | suspected | made by the network | late |");
        Line("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (KernelCount count in counts)
        {
            Line($"| {count.Name} | {count.Totals.ResentOut} | {count.Kernel} | {count.Totals.ResentIn} | {count.Peer} | {count.Totals.Suspected} | {count.Totals.NetworkDuplicates} | {count.Totals.Late} |");
        }

        foreach (KernelCount count in counts.Where(count => !count.IsEqual || (isVerbose && count.Packets.Count > 0)))
        {
            Line("");
            Line($"{count.Name}, packet by packet:");
            Line("");
            foreach (string packet in count.Packets)
            {
                Line($"- {packet.Trim()}");
            }
        }
    }

    private static Parity Sum(string group, IReadOnlyList<(string Group, Parity Parity)> compared)
    {
        Parity total = new(group);
        foreach ((_, Parity parity) in compared.Where(one => one.Group == group))
        {
            total.Add(parity);
        }

        return total;
    }

    private void Line(string text) => output.Write(text + "\n");
}
