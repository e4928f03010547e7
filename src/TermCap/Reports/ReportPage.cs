using System.Globalization;
using System.Text;
using TermCap.Capture.Counters;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Summary;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Output;

namespace TermCap.Reports;

/// <summary>The report as a page for people: the verdict in words first, then the figures behind it.</summary>
internal sealed class ReportPage(ReportData data)
{
    private const int ConversationsShown = 10;
    private const int EventsShown = 20;

    private readonly StringBuilder _page = new();
    private readonly CaptureSnapshot _totals = data.Totals;

    /// <summary>The page.</summary>
    public string Text()
    {
        Line(Printable.Of(Headline.Of(_totals)));
        Line("");
        AppendCounts();
        AppendDoubts();
        AppendTcp();
        AppendInterfaces();
        AppendQueueing();
        AppendConversations();
        AppendEvents();
        return _page.ToString();
    }

    private void AppendCounts()
    {
        PairingCounters pairing = _totals.Pairing;
        string duration = string.Create(CultureInfo.InvariantCulture, $"{data.DurationNanoseconds / 1e9:0.###} s");
        Row("input", Printable.Of(string.Join(", ", data.Inputs)));
        Row("frames", $"{Counted.Of(_totals.Frames)} in {duration}: {Counted.Of(_totals.Packets, "packet")}, {Counted.Of(pairing.FurtherCopies)} copies of them, {Counted.Of(pairing.Slices, "slice")}");
        long paired = _totals.Packets - pairing.Singles;
        string inferred = pairing.Inferred > 0 ? $", {Counted.Of(pairing.Inferred)} of them by inference" : "";
        Row("paired", $"{Counted.Of(paired)} packets with copies{inferred}; {Counted.Of(pairing.Singles)} single");
        Row("devices", TopologyWords(_totals.Topology.Source));
        foreach (string remark in data.Remarks)
        {
            Row("note", Printable.Of(remark));
        }
    }

    private static string TopologyWords(TopologySource source) => source switch
    {
        TopologySource.Live => "read from this host",
        TopologySource.File => "as the capture file says",
        TopologySource.Given => "as given with --topology or --ifname",
        TopologySource.Learnt => "guessed from the traffic; --topology FILE makes it certain",
        _ => "not known: no copies were looked for by device; give --topology FILE or --ifname N=NAME",
    };

    // What a reader must know before he believes the rest; nothing is printed where there is nothing to say.
    private void AppendDoubts()
    {
        PairingCounters pairing = _totals.Pairing;
        (long Count, string Words)[] doubts =
        [
            ((long)_totals.Drops.Ring, "frames dropped by the kernel's ring: counts are too low; a larger -B or a smaller -s helps"),
            ((long)_totals.Drops.Interface, "frames dropped by the devices"),
            (_totals.Malformed, "frames with malformed headers"),
            (pairing.Ambiguous, "packets ambiguous: identical bytes could be paired in more than one way"),
            (pairing.LeftApart, "copies left apart for want of proof"),
            (pairing.NotDelivered, "received packets that the bond did not take (backup slave, link control, own frames back)"),
            (pairing.MasterCopyMissing, "packets without the master's copy"),
            (pairing.SlaveCopyMissing, "packets without the slave's copy: dropped below the bond, or lost by the capture"),
            (pairing.NetworkDuplicates, "packets that the network delivered twice"),
            (pairing.OwnFramesReturned, "own packets that the network sent back"),
            (data.EvictedGroups, "packets closed early because the pairing window was full"),
            (_totals.WitnessesGivenUp, "packets given up because too many waited for their copies"),
            (_totals.Real.EvictedConversations, "conversations forgotten to make room: their counts are not in the list; a larger --memory keeps more"),
            (_totals.Real.ForgottenSegments, "unacknowledged segments forgotten to make room: what acknowledges or repeats them later is told without them"),
            (pairing.ClockSteps, "steps of the clock (back by over a second, or ahead by over a day)"),
        ];
        foreach ((long count, string words) in doubts.Where(doubt => doubt.Count > 0))
        {
            Row("note", $"{Counted.Of(count)} {words}");
        }

        foreach (string truncation in _totals.Truncations)
        {
            Row("note", Printable.Of(truncation));
        }
    }

    private void AppendTcp()
    {
        if (_totals.Real.Segments == 0)
        {
            return;
        }

        Line("");
        Line($"{"TCP",-24}{"real",12}{"apparent",12}");
        foreach (TcpFlags flag in TcpFlagNames.All)
        {
            if (_totals.Real[flag] + _totals.Apparent[flag] > 0)
            {
                Line($"  {TcpFlagNames.Of(flag).Replace('_', ' '),-22}{Counted.Of(_totals.Real[flag]),12}{Counted.Of(_totals.Apparent[flag]),12}");
            }
        }

        string unknown = _totals.Real.ResentUnknown > 0 ? $", {Counted.Of(_totals.Real.ResentUnknown)} of unknown direction" : "";
        string forwarded = _totals.Real.ResentForwarded > 0 ? $", {Counted.Of(_totals.Real.ResentForwarded)} passed on for others" : "";
        string suspected = _totals.Real.Suspected > 0 ? $"; {Counted.Of(_totals.Real.Suspected)} more suspected" : "";
        string kernel = data.Kernel?[KernelCounter.TcpRetransSegs] is { } count ? $"; the kernel counted {Counted.Of((long)count)} sent again, all its conversations together" : "";
        Line($"  segments sent again: {Counted.Of(_totals.Real.ResentOut)} by this host, {Counted.Of(_totals.Real.ResentIn)} by its peers{unknown}{forwarded}{suspected}{kernel}");
        foreach (string reason in data.KernelDifference)
        {
            Line($"    {reason}");
        }
    }

    private void AppendInterfaces()
    {
        if (_totals.Interfaces.Count == 0)
        {
            return;
        }

        Line("");
        Line($"{"interface",-18}{"role",-16}{"in",12}{"out",12}");
        foreach (InterfaceRow row in _totals.Interfaces)
        {
            Line($"  {Printable.Of(row.Name),-16}{InterfaceRoleNames.NameOf(row.Role).Replace('-', ' '),-16}{Counted.Of(row.FramesIn),12}{Counted.Of(row.FramesOut),12}");
        }
    }

    private void AppendQueueing()
    {
        SlaveStatistics[] slaves = [.. _totals.Slaves.Where(slave => slave.Queueing.Count > 0)];
        if (slaves.Length == 0)
        {
            return;
        }

        Line("");
        Line($"{"queue below the bond",-24}{"packets",10}{"p50 µs",10}{"p99 µs",10}{"max µs",10}{"missing",10}");
        foreach (SlaveStatistics slave in slaves)
        {
            DelayHistogram delays = slave.Queueing;
            Line($"  {Printable.Of(_totals.NameOf(slave.Interface)),-22}{Counted.Of(delays.Count),10}{Micro(delays.Percentile(0.5)),10}{Micro(delays.Percentile(0.99)),10}{Micro(delays.MaxNanoseconds),10}{Counted.Of(slave.MissingPartners),10}");
        }
    }

    private static string Micro(long nanoseconds) => Counted.Of(ReportJson.Microseconds(nanoseconds));

    private void AppendConversations()
    {
        TcpConversation[] troubled = [.. _totals.Conversations.Where(one => one.Retransmissions > 0).Take(ConversationsShown)];
        if (troubled.Length == 0)
        {
            return;
        }

        Line("");
        Line($"{"conversations with most real retransmissions",-50}{"packets",10}{"retrans",10}{"srtt ms",10}");
        foreach (TcpConversation one in troubled)
        {
            string ends = $"{ConversationsJson.Endpoint(one.AddressA, one.PortA)} > {ConversationsJson.Endpoint(one.AddressB, one.PortB)}";
            string rtt = one.SmoothedRttNanoseconds is { } srtt ? string.Create(CultureInfo.InvariantCulture, $"{srtt / 1e6:0.0}") : "-";
            Line($"  {ends,-48}{Counted.Of(one.Packets),10}{Counted.Of(one.Retransmissions),10}{rtt,10}");
        }
    }

    private void AppendEvents()
    {
        if (_totals.Notices.Count == 0)
        {
            return;
        }

        Line("");
        Line("events");
        foreach (CaptureNotice notice in _totals.Notices.Take(EventsShown))
        {
            Line($"  {notice.Time} {Printable.Of(notice.Text)}");
        }

        if (_totals.Notices.Count > EventsShown)
        {
            Line($"  … {Counted.Of(_totals.Notices.Count - EventsShown)} more; --json has all");
        }
    }

    private void Row(string name, string text) => Line($"{name,-10}{text}");

    private void Line(string text) => _page.Append(text.TrimEnd()).Append('\n');
}
