using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pipeline;

/// <summary>Puts each change of the topology in force when the frames' time reaches it, and says so.</summary>
internal sealed class TopologyClock
{
    private readonly Pairer _pairer;
    private readonly InterfaceTable _interfaces;
    private readonly RunCounters _counters;
    private TopologyTimeline _timeline;
    private long _nextNanoseconds;
    private int _nextChange;
    private int _nextNote;

    public TopologyClock(TopologyTimeline timeline, Pairer pairer, InterfaceTable interfaces, RunCounters counters)
    {
        (_timeline, _pairer, _interfaces, _counters) = (timeline, pairer, interfaces, counters);
        Start();
    }

    /// <summary>Puts a whole history in place of what was known: a file's own, or what was learnt.</summary>
    public void Replace(TopologyTimeline timeline, long afterPacket)
    {
        _timeline = timeline;
        Start();
        if (afterPacket > 0)
        {
            Advance(_counters.Newest.Nanoseconds, afterPacket);
        }
    }

    /// <summary>Lets what is due at this time come into force.</summary>
    public void Advance(long nowNanoseconds, long afterPacket)
    {
        while (nowNanoseconds >= _nextNanoseconds)
        {
            if (_nextChange < _timeline.Changes.Length && _timeline.Changes[_nextChange].Time.Nanoseconds == _nextNanoseconds)
            {
                TopologyChange change = _timeline.Changes[_nextChange++];
                Apply(change.Topology, change.Time, afterPacket, change.Sentence);
            }
            else
            {
                TopologyNote note = _timeline.Notes[_nextNote++];
                _counters.Notice(new CaptureNotice(note.Time, NoticeKind.Topology, note.Sentence, afterPacket));
            }

            SetNext();
        }
    }

    /// <summary>Puts a topology in force now; what it changed is said in a sentence.</summary>
    public void Apply(HostTopology topology, Timestamp time, long afterPacket)
    {
        string? sentence = _interfaces.Topology.Interfaces.IsEmpty ? null : Describe(_interfaces.Topology, topology);
        Apply(topology, time, afterPacket, sentence);
    }

    private void Apply(HostTopology topology, Timestamp time, long afterPacket, string? sentence)
    {
        if (!string.IsNullOrEmpty(sentence))
        {
            _counters.Notice(new CaptureNotice(time, NoticeKind.Topology, sentence, afterPacket) { Failovers = Failovers(_interfaces.Topology, topology) });
        }

        _interfaces.Topology = topology;
        _pairer.SetTopology(topology);
    }

    private void Start()
    {
        (_nextChange, _nextNote) = (0, 0);
        SetNext();
        _interfaces.Topology = _timeline.Start;
        _pairer.SetTopology(_timeline.Start);
    }

    private void SetNext() => _nextNanoseconds = Math.Min(
        _nextChange < _timeline.Changes.Length ? _timeline.Changes[_nextChange].Time.Nanoseconds : long.MaxValue,
        _nextNote < _timeline.Notes.Length ? _timeline.Notes[_nextNote].Time.Nanoseconds : long.MaxValue);

    private static List<Failover> Failovers(HostTopology before, HostTopology after)
    {
        List<Failover> failovers = [];
        foreach (NetworkInterface device in after.Interfaces)
        {
            if (before.Find(device.Index) is { } old && old.ActiveSlave != device.ActiveSlave)
            {
                failovers.Add(new Failover(device.Index, old.ActiveSlave, device.ActiveSlave));
            }
        }

        return failovers;
    }

    private static string Describe(HostTopology before, HostTopology after)
    {
        List<string> changes = [];
        foreach (NetworkInterface device in after.Interfaces)
        {
            NetworkInterface? old = before.Find(device.Index);
            if (old is null)
            {
                changes.Add($"{device.Name} is new");
            }
            else if (old.ActiveSlave != device.ActiveSlave)
            {
                string slave = device.ActiveSlave is { } index ? after.Find(index)?.Name ?? $"if{index}" : "no slave";
                changes.Add($"{device.Name}: {slave} is active");
            }
            else if (old.Master != device.Master)
            {
                string master = device.Master is { } index ? after.Find(index)?.Name ?? $"if{index}" : "no device";
                changes.Add($"{device.Name} belongs to {master}");
            }
            else if (old.State != device.State)
            {
                changes.Add($"{device.Name} is {device.State ?? "in an unknown state"}");
            }
        }

        changes.AddRange(before.Interfaces.Where(device => after.Find(device.Index) is null).Select(device => $"{device.Name} is gone"));
        return string.Join("; ", changes);
    }
}
