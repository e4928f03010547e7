using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>Puts each frame into its packet (design.md 6). Used by one thread; answers are the same for the same frames.</summary>
/// <remarks>
/// Bounds: <see cref="PairingOptions.GroupCapacity"/> open groups and <see cref="PairingOptions.ByteCapacity"/> of their bytes; when either is full the oldest group is closed and counted.
/// Nothing is allocated per frame.
/// </remarks>
public sealed class Pairer
{
    private readonly PairingState _state;
    private readonly CandidateSearch _search;
    private readonly SliceSearch _slices;
    private readonly GroupOpening _opening;
    private readonly GroupJoining _joining;
    private readonly GroupEnds _ends;
    private HostTopology _topology = HostTopology.Unknown;
    private CookedProfile _cooked = CookedProfile.None;

    // Kept so that the reads are not optimised away.
    private ulong _readAhead;

    /// <summary>Makes a pairer that knows no interfaces yet.</summary>
    public Pairer(PairingOptions options, IPairingSink sink)
    {
        _state = new PairingState(options, sink);
        _search = new CandidateSearch(_state);
        _slices = new SliceSearch(_state);
        _ends = new GroupEnds(_state);
        _opening = new GroupOpening(_state, _ends);
        _joining = new GroupJoining(_state, _ends);
    }

    /// <summary>What was counted so far; the same object for the pairer's life.</summary>
    public PairingCounters Counters => _state.Counters;

    /// <summary>Bytes that the open groups have taken so far; bounded by <see cref="PairingOptions"/>.</summary>
    public long MemoryInUseBytes => _state.Groups.MemoryInUseBytes;

    /// <summary>The number that the next new packet gets.</summary>
    public long NextPacket => Counters.Packets + 1;

    /// <summary>What the taps around each slave told so far; live objects, for the owner's thread. Allocates.</summary>
    public IReadOnlyList<SlaveStatistics> Slaves => [.. _state.Slaves().OrderBy(slave => slave.Interface)];

    /// <summary>From the next frame on, interfaces have these places. Open groups stay open.</summary>
    public void SetTopology(HostTopology topology)
    {
        _topology = topology;
        _state.SetTopology(_topology, _cooked);
    }

    /// <summary>From the next frame on, frames without an interface (SLL) are joined like this.</summary>
    public void SetCookedProfile(CookedProfile profile)
    {
        _cooked = profile;
        _state.SetTopology(_topology, _cooked);
    }

    /// <summary>From the next frame on, what was learnt from the first ones holds.</summary>
    public void SetLearnt(LearntTopology learnt)
    {
        _state.AreArrivalsStamped = learnt.AreArrivalsStamped;
        _topology = learnt.Topology;
        SetCookedProfile(learnt.Cooked);
    }

    /// <summary>From the next frame on, frames come from several devices' own captures merged by time: where stamps are equal, the order of a packet's copies says nothing.</summary>
    public void NoteMergedInputs()
    {
        if (!_state.AreInputsMerged)
        {
            _state.AreInputsMerged = true;
            _state.SetTopology(_topology, _cooked);
        }
    }

    /// <summary>Places one frame.</summary>
    public FramePlacement Add(in PairingFrame frame)
    {
        PairingCounters counters = _state.Counters;
        counters.Frames++;
        MoveClock(frame.TimeNanoseconds);
        FrameContent.Of(frame, out FrameContent content);
        if (_state.Hash.MustShorten(content))
        {
            _state.Hash.Shorten(content.Bytes.Length);
            Rehash();
        }

        uint place = frame.Interface != 0 ? frame.Interface : _cooked.KeyOf(frame, content);
        Tap tap = new(place, FrameFacts.DirectionOf(frame, _state.Devices));
        Device? device = _state.Devices.Find(frame.Interface);
        NoteFrame(device, tap);
        FramePlacement placement = new() { Role = device?.Role ?? InterfaceRole.Other, Direction = tap.Direction };
        ulong hash = frame.Key.RunBytes == _state.Hash.Run ? frame.Key.Hash : _state.Hash.Of(content.Bytes, content.Layout);
        bool canJoin = tap.Direction != Direction.Unknown && (device is not null || tap.IsCooked);
        Candidate found = canJoin ? _search.Find(frame, content, hash, tap) : Candidate.None;
        if (found.Slot >= 0)
        {
            _joining.Join(frame, tap, found, ref placement);
            NoteEsp(frame, tap, placement);
            return placement;
        }

        ulong flow = tap.IsSent && (device is not null || (tap.IsCooked && _cooked.HasSent)) ? FrameFacts.FlowOf(content, _state.Options.HashSeed) : 0;
        if (flow != 0 && device is null or { Uppers.Length: > 0 } && _slices.Find(frame, content, tap, flow, out WalkStep step) is var whole and >= 0)
        {
            _joining.JoinSlice(frame, tap, whole, step, ref placement);
            return placement;
        }

        _opening.Open(frame, content, tap, new OpeningFacts(device, hash, flow, found.WasRefused), ref placement);
        NoteEsp(frame, tap, placement);
        return placement;
    }

    /// <summary>What was inside an ESP packet is received next, at the same device and with the same stamp.</summary>
    private void NoteEsp(in PairingFrame frame, Tap tap, in FramePlacement placement)
    {
        if (frame.Located.Tunnel == Wire.TunnelKind.Esp && tap.IsReceived)
        {
            _state.Links.NoteEsp(placement.Packet, frame.TimeNanoseconds, frame.Interface);
        }
    }

    /// <summary>The hash that finds the frame's candidates, made ahead: with the keys of some frames their memory can be asked for together (<see cref="ReadAhead"/>).</summary>
    public ContentKey KeyOf(in PairingFrame frame)
    {
        FrameContent.Of(frame, out FrameContent content);
        return new ContentKey(_state.Hash.Of(content.Bytes, content.Layout), _state.Hash.Run);
    }

    /// <summary>Reads what the next frames will ask for, some dozen at most, so that memory answers their questions together and not one after the other. Changes nothing.</summary>
    public void ReadAhead(ReadOnlySpan<ContentKey> keys) => _readAhead = _state.Groups.ReadAhead(keys) + _state.Repeats.ReadAhead(keys);

    /// <summary>Time passes without a frame (a tick).</summary>
    public void Advance(Timestamp now) => MoveClock(now.Nanoseconds);

    /// <summary>The capture lost frames just now: for a while nothing is claimed from a copy that is missing.</summary>
    public void NoteDrops() => _state.DropsAt = _state.Clock.Now;

    /// <summary>The input has ended: decides and closes all that is open.</summary>
    public void Flush() => _ends.CloseAll();

    private void MoveClock(long captured)
    {
        _state.Clock.Advance(captured);
        _state.Counters.ClockSteps = _state.Clock.Steps;
        _ends.Expire();
    }

    private static void NoteFrame(Device? device, Tap tap)
    {
        if (device is null)
        {
            return;
        }

        DeviceEvidence evidence = device.Evidence;
        evidence.Received |= tap.IsReceived;
        evidence.Sent |= tap.IsSent;
        if (evidence.Slave is { } slave)
        {
            slave.FramesIn += tap.IsReceived ? 1 : 0;
            slave.FramesOut += tap.IsSent ? 1 : 0;
        }
    }

    /// <summary>The hashed run became shorter: the open groups' hashes are made anew. Happens a few times in a capture at most.</summary>
    private void Rehash()
    {
        GroupTable groups = _state.Groups;
        Dequeue(groups.Short);
        Dequeue(groups.Long);
        Enqueue(groups.Short);
        Enqueue(groups.Long);
    }

    private void Dequeue(TimerList list)
    {
        for (int slot = list.First; slot >= 0; slot = list.After(slot))
        {
            _state.Groups.Dequeue(slot);
        }
    }

    private void Enqueue(TimerList list)
    {
        for (int slot = list.First; slot >= 0; slot = list.After(slot))
        {
            ref Group group = ref _state.Groups[slot];
            group.Hash = _state.Hash.Of(_state.Groups.Bytes.Of(group), group.Layout);
            _state.Groups.Enqueue(slot);
        }
    }
}
