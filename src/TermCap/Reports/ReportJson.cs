using System.Text.Json;
using TermCap.Capture.Counters;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Output;

namespace TermCap.Reports;

/// <summary>The report as one JSON object. The form is a contract: fields are added, never renamed.</summary>
internal sealed class ReportJson(Utf8JsonWriter json, ReportData data)
{
    private readonly CaptureSnapshot _totals = data.Totals;

    /// <summary>Writes it.</summary>
    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("version", ProgramVersion.Text);
        WriteTexts("inputs", data.Inputs);
        json.WriteString("headline", Printable.Of(Headline.Of(_totals)));
        WriteCounts();
        WriteWindow();
        WriteInterfaces();
        json.WriteString("topology_source", TopologySourceNames.NameOf(_totals.Topology.Source));
        WriteQueueing();
        WriteDrops();
        WriteEvents();
        WriteTcp();
        WriteKernel();
        new ConversationsJson(json, _totals).Write();
        json.WriteNumber("duration_ns", data.DurationNanoseconds);
        WriteTexts("remarks", data.Remarks);
        json.WriteEndObject();
    }

    private void WriteCounts()
    {
        PairingCounters pairing = _totals.Pairing;
        (string Name, long Count)[] counts =
        [
            ("frames", _totals.Frames),
            ("packets", _totals.Packets),
            ("copies", pairing.FurtherCopies),
            ("slices", pairing.Slices),
            ("singles", pairing.Singles),
            ("not_delivered", pairing.NotDelivered),
            ("master_copy_missing", pairing.MasterCopyMissing),
            ("slave_copy_missing", pairing.SlaveCopyMissing),
            ("ambiguous", pairing.Ambiguous),
            ("inferred", pairing.Inferred),
            ("left_apart", pairing.LeftApart),
            ("network_duplicates", pairing.NetworkDuplicates),
            ("own_frames_returned", pairing.OwnFramesReturned),
        ];
        foreach ((string name, long count) in counts)
        {
            json.WriteNumber(name, count);
        }

        json.WriteBoolean("truncated", _totals.Truncations.Count > 0);
        json.WriteNumber("malformed", _totals.Malformed);
    }

    private void WriteWindow()
    {
        json.WriteStartObject("window");
        json.WriteNumber("transmit_ms", (long)data.PairingWindow.TotalMilliseconds);
        json.WriteNumber("open_groups_max", _totals.Pairing.OpenGroupsMax);
        json.WriteNumber("probes_capped", _totals.Pairing.ProbesCapped);
        json.WriteNumber("shapes_refused", _totals.Pairing.ShapesRefused);
        json.WriteNumber("clock_steps", _totals.Pairing.ClockSteps);
        json.WriteNumber("evicted", data.EvictedGroups);
        json.WriteEndObject();
    }

    private void WriteInterfaces()
    {
        json.WriteStartArray("interfaces");
        foreach (InterfaceRow row in _totals.Interfaces)
        {
            json.WriteStartObject();
            if (row.Key is > 0 and < InterfaceTable.FirstSourceKey)
            {
                json.WriteNumber("index", row.Key);
            }

            json.WriteString("name", row.Name);
            json.WriteString("kind", InterfaceKindNames.NameOf(row.Kind));
            json.WriteString("role", InterfaceRoleNames.NameOf(row.Role));
            json.WriteNumber("frames_in", row.FramesIn);
            json.WriteNumber("frames_out", row.FramesOut);
            json.WriteNumber("dropped", row.Dropped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteQueueing()
    {
        json.WriteStartArray("queueing");
        foreach (SlaveStatistics slave in _totals.Slaves.Where(slave => slave.Queueing.Count > 0))
        {
            json.WriteStartObject();
            json.WriteString("slave", _totals.NameOf(slave.Interface));
            json.WriteNumber("count", slave.Queueing.Count);
            json.WriteNumber("p50_us", Microseconds(slave.Queueing.Percentile(0.5)));
            json.WriteNumber("p99_us", Microseconds(slave.Queueing.Percentile(0.99)));
            json.WriteNumber("max_us", Microseconds(slave.Queueing.MaxNanoseconds));
            json.WriteNumber("missing_partners", slave.MissingPartners);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDrops()
    {
        json.WriteStartObject("drops");
        json.WriteNumber("ring", _totals.Drops.Ring);
        json.WriteNumber("interface", _totals.Drops.Interface);
        json.WriteNumber("waits", data.ProducerWaits);
        json.WriteEndObject();
    }

    private void WriteEvents()
    {
        json.WriteStartArray("events");
        foreach (CaptureNotice notice in _totals.Notices)
        {
            json.WriteStartObject();
            json.WriteString("time", notice.Time.ToString());
            json.WriteNumber("time_ns", notice.Time.Nanoseconds);
            json.WriteString("kind", notice.Kind.ToString().ToLowerInvariant());
            json.WriteString("text", notice.Text);
            json.WriteNumber("after_packet", notice.AfterPacket);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTcp()
    {
        json.WriteStartObject("tcp");
        json.WriteNumber("segments", _totals.Real.Segments);
        json.WriteNumber("streams", _totals.Real.Streams);
        json.WriteNumber("resets", _totals.Real.Resets);
        WriteFlags("real", _totals.Real);
        WriteFlags("apparent", _totals.Apparent);
        json.WriteStartObject("resent");
        json.WriteNumber("out", _totals.Real.ResentOut);
        json.WriteNumber("in", _totals.Real.ResentIn);
        json.WriteNumber("unknown", _totals.Real.ResentUnknown);
        json.WriteNumber("forwarded", _totals.Real.ResentForwarded);
        json.WriteNumber("suspected", _totals.Real.Suspected);
        json.WriteEndObject();
        json.WriteNumber("evicted_conversations", _totals.Real.EvictedConversations);
        json.WriteNumber("forgotten_segments", _totals.Real.ForgottenSegments);
        json.WriteEndObject();
    }

    private void WriteFlags(string name, TcpTotals totals)
    {
        json.WriteStartObject(name);
        foreach (TcpFlags flag in TcpFlagNames.All)
        {
            json.WriteNumber(TcpFlagNames.Of(flag), totals[flag]);
        }

        json.WriteEndObject();
    }

    private void WriteKernel()
    {
        json.WriteStartObject("kernel");
        foreach (KernelCounter counter in data.Kernel is null ? [] : Enum.GetValues<KernelCounter>())
        {
            if (data.Kernel![counter] is { } value)
            {
                json.WriteNumber(counter.ToString(), value);
            }
        }

        json.WriteEndObject();
        if (data.KernelDifference.Count > 0)
        {
            WriteTexts("kernel_difference", data.KernelDifference);
        }
    }

    private void WriteTexts(string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    internal static long Microseconds(long nanoseconds) => (nanoseconds + 500) / 1000;
}
