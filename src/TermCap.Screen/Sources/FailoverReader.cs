using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Finds what a failover cost: how long no packet passed the master and a slave, and what was lost and sent again around it.</summary>
/// <remarks>
/// Bounds: <see cref="PacketsMax"/> packets are looked at on either side, past it the blackout is not known; <see cref="RememberedMax"/> failovers, the oldest
/// go. A failover whose first packet has not come is looked at again with each refresh, the newest only.
/// </remarks>
internal sealed class FailoverReader(PacketFrames frames, CaptureStore store)
{
    private const int PacketsMax = 5_000;
    private const int RememberedMax = 200;

    private readonly Dictionary<(CaptureNotice, Failover), FailoverLine> _found = [];
    private readonly List<FailoverLine> _lines = [];

    /// <summary>All that the notices tell, oldest first.</summary>
    public IReadOnlyList<FailoverLine> All => _lines;

    /// <summary>Changes when more is known.</summary>
    public long Version { get; private set; }

    /// <summary>Takes the notices of a snapshot.</summary>
    public void Take(CaptureSnapshot snapshot)
    {
        (CaptureNotice Notice, Failover What)[] all = [.. snapshot.Notices.SelectMany(notice => notice.Failovers.Select(what => (notice, what))).TakeLast(RememberedMax)];
        if (all.Length == 0)
        {
            return;
        }

        _lines.Clear();
        for (int place = 0; place < all.Length; place++)
        {
            bool isOld = _found.TryGetValue(all[place], out FailoverLine? line) && (line.BlackoutNanoseconds is not null || place < all.Length - 1);
            if (!isOld)
            {
                FailoverLine now = Read(all[place].Notice, all[place].What, snapshot);
                Version += now != line ? 1 : 0;
                _found[all[place]] = line = now;
            }

            _lines.Add(line!);
        }

        if (_found.Count > RememberedMax * 2)
        {
            _found.Clear();
        }
    }

    /// <summary>What an event's text lacks; empty for events that are no failover.</summary>
    public string Remark(CaptureNotice notice)
    {
        List<string> words = [];
        foreach (Failover what in notice.Failovers)
        {
            if (_found.TryGetValue((notice, what), out FailoverLine? line) && Words(line) is { Length: > 0 } cost)
            {
                words.Add(cost);
            }
        }

        return words.Count == 0 ? "" : $" ({string.Join("; ", words)})";
    }

    /// <summary>blackout 55 ms, lost 2, resent 7</summary>
    public static string Words(FailoverLine line) => string.Join(
        ", ",
        new[]
        {
            line.BlackoutNanoseconds is { } dark ? $"blackout {Text.NumberText.Span(dark)}" : "",
            line.Lost > 0 ? $"lost {Text.NumberText.Whole(line.Lost)}" : "",
            line.Resent > 0 ? $"resent {Text.NumberText.Whole(line.Resent)}" : "",
        }.Where(word => word.Length > 0));

    private FailoverLine Read(CaptureNotice notice, Failover what, CaptureSnapshot snapshot)
    {
        FailoverLine line = new(notice.Time, snapshot.NameOf(what.Master), what.From is { } from ? snapshot.NameOf(from) : "", what.To is { } to ? snapshot.NameOf(to) : "");
        long last = Before(notice, what, out PacketRow before);
        if (last == 0 || what.To is null)
        {
            return line;
        }

        int lost = 0;
        int resent = 0;
        long? blackout = null;
        long until = long.MaxValue;
        for (long number = last + 1; number <= store.LastPacket && number <= last + PacketsMax; number++)
        {
            if (!frames.TryGet(number, out PacketRow row))
            {
                continue;
            }

            if (row.TimeNanoseconds > until)
            {
                break;
            }

            lost += blackout is null && (row.Notes & PacketNotes.SlaveCopyMissing) != 0 ? 1 : 0;
            resent += row.Resent == ResentVerdict.Resent ? 1 : 0;
            if (blackout is null && Passes(row, what.Master, what.To))
            {
                blackout = row.TimeNanoseconds - before.TimeNanoseconds;
                until = row.TimeNanoseconds + Timestamp.NanosecondsPerSecond;
            }
        }

        return blackout is null ? line : line with { BlackoutNanoseconds = Math.Max(0, blackout.Value), Lost = lost, Resent = resent };
    }

    // The newest packet up to the failover that passed the master and the slave before.
    private long Before(CaptureNotice notice, Failover what, out PacketRow row)
    {
        long start = Math.Min(notice.AfterPacket, store.LastPacket);
        for (long number = start; number >= store.FirstPacket && number > start - PacketsMax; number--)
        {
            if (frames.TryGet(number, out row) && row.TimeNanoseconds <= notice.Time.Nanoseconds && Passes(row, what.Master, what.From))
            {
                return number;
            }
        }

        row = default;
        return 0;
    }

    // Whether a packet has a copy at the master and at the slave (any slave, where none is named).
    private bool Passes(in PacketRow row, uint master, uint? slave)
    {
        bool atMaster = false;
        bool atSlave = false;
        foreach ((_, FrameRow frame) in frames.Of(row))
        {
            atMaster |= frame.Interface == master;
            atSlave |= slave is { } one ? frame.Interface == one : frame.Interface != master;
        }

        return atMaster && atSlave;
    }
}
