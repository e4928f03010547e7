using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>Brings each packet from its first frame to final: rows, decisions of pairing, the analysis of witnesses in the input's order, the consumers.</summary>
/// <remarks>
/// Two queues, both bounded: frames whose packet has no witness yet (<see cref="WitnessQueue"/>), and witnesses that were analysed but whose packet may still get copies
/// (the pairing window bounds these; they are a frame and a packet number each).
/// </remarks>
internal sealed class PacketLedger
{
    private readonly CaptureStore _store;
    private readonly RunCounters _counters;
    private readonly IPacketConsumer[] _consumers;
    private readonly WitnessQueue _waiting;
    private readonly Queue<(long Frame, long Packet)> _analysed = new(1024);
    private long _nextFinal = 1;

    public PacketLedger(CaptureStore store, TcpAnalyser real, RunCounters counters, int queueEntries, IPacketConsumer[] consumers)
    {
        (_store, Real, _counters, _consumers) = (store, real, counters, consumers);
        _waiting = new WitnessQueue(queueEntries);
    }

    /// <summary>The analysis of packets at their witnesses.</summary>
    public TcpAnalyser Real { get; }

    /// <summary>Bytes that the queue of witnesses takes now.</summary>
    public long MemoryInUseBytes => _waiting.MemoryInUseBytes;

    /// <summary>Frames given up because the queue was full before their packet was decided.</summary>
    public long WitnessesGivenUp { get; private set; }

    /// <summary>Gives a placed frame its packet's row and its place in the order.</summary>
    public void Place(long frame, ref FrameRow row, in FramePlacement placement, ReadOnlySpan<byte> captured, in LocatedFrame located, bool hasTcp, in TcpSegment segment)
    {
        if (placement.OpensPacket)
        {
            ref PacketRow opened = ref _store.AppendPacket();
            opened.FirstFrame = opened.LastFrame = frame;
            opened.Stream = -1;
            PacketColumns.Fill(ref opened, row, captured, located, hasTcp, segment);
        }

        ref PacketRow packet = ref _store.PacketForUpdate(placement.Packet);
        if (Unsafe.IsNullRef(ref packet))
        {
            return;
        }

        Join(frame, row, placement, ref packet);
        if ((packet.States & PacketStates.Decided) == 0 || packet.Witness == frame || placement.IsSlice)
        {
            ref WitnessQueue.Entry entry = ref PushWaiting();
            entry.Frame = frame;
            entry.Packet = placement.Packet;
            entry.TimeNanoseconds = row.TimeNanoseconds;
            entry.IsSlice = placement.IsSlice;
            entry.HasTcp = hasTcp;
            if (hasTcp)
            {
                entry.Segment = segment;
                entry.Segment.Direction = placement.Direction;
            }
        }
    }

    /// <summary>Puts what pairing said into the rows and lets everything move on that can.</summary>
    public void Take(PairingInbox inbox)
    {
        if (!inbox.IsEmpty)
        {
            foreach (ref readonly PacketDecision decision in CollectionsMarshal.AsSpan(inbox.Decisions))
            {
                Apply(decision);
            }

            foreach ((long packet, long other, PacketLinkKind kind) in inbox.Links)
            {
                Link(packet, other, kind);
                Link(other, packet, kind);
            }

            foreach (ref readonly PacketClosing closing in CollectionsMarshal.AsSpan(inbox.Closings))
            {
                ref PacketRow packet = ref _store.PacketForUpdate(closing.Packet);
                if (!Unsafe.IsNullRef(ref packet))
                {
                    packet.Notes = closing.Notes;
                    packet.Method = closing.Method;
                    packet.States |= PacketStates.Closed;
                }
            }

            inbox.Clear();
        }

        MoveOn(all: false);
    }

    /// <summary>At the end of the input: nothing waits any more.</summary>
    public void Finish() => MoveOn(all: true);

    private void Join(long frame, in FrameRow row, in FramePlacement placement, ref PacketRow packet)
    {
        if (packet.FirstFrame != frame)
        {
            ref FrameRow previous = ref _store.FrameForUpdate(packet.LastFrame);
            if (!Unsafe.IsNullRef(ref previous))
            {
                previous.NextOfPacket = (int)Math.Min(frame - packet.LastFrame, int.MaxValue);
            }

            packet.LastFrame = frame;
            ref FrameRow first = ref _store.FrameForUpdate(packet.FirstFrame);
            long span = Unsafe.IsNullRef(ref first) ? 0 : row.TimeNanoseconds - first.TimeNanoseconds;
            packet.SpanNanoseconds = (int)Math.Clamp(Math.Max(span, packet.SpanNanoseconds), int.MinValue, int.MaxValue);
        }

        if (placement.IsSlice)
        {
            packet.Slices++;
        }
        else
        {
            packet.Copies++;
        }

        packet.Apparent |= row.Apparent;
    }

    private ref WitnessQueue.Entry PushWaiting()
    {
        if (_waiting.IsFull)
        {
            WitnessesGivenUp++;
            _waiting.Pop();
        }

        return ref _waiting.Push();
    }

    private void Apply(in PacketDecision decision)
    {
        ref PacketRow packet = ref _store.PacketForUpdate(decision.Packet);
        if (Unsafe.IsNullRef(ref packet))
        {
            return;
        }

        packet.Witness = decision.Witness;
        packet.Delivered = decision.Delivered;
        packet.Method = decision.Method;
        packet.Notes |= decision.Notes;
        packet.States |= PacketStates.Decided | (decision.IsKept ? PacketStates.Kept : PacketStates.Analysed);
        packet.SlicesAreWitnesses = decision.SlicesAreWitnesses;
        ref FrameRow witness = ref _store.FrameForUpdate(decision.Witness);
        if (!Unsafe.IsNullRef(ref witness))
        {
            witness.Marks |= FrameMarks.Witness;
            packet.TimeNanoseconds = witness.TimeNanoseconds;
            packet.LengthBytes = PacketColumns.WireLength(witness);
        }
    }

    private void Link(long packet, long other, PacketLinkKind kind)
    {
        ref PacketRow row = ref _store.PacketForUpdate(packet);
        if (!Unsafe.IsNullRef(ref row))
        {
            (row.LinkedPacket, row.LinkKind) = (other, kind);
        }
    }

    private void MoveOn(bool all)
    {
        while (_waiting.Count > 0)
        {
            ref WitnessQueue.Entry entry = ref _waiting.Oldest;
            ref PacketRow packet = ref _store.PacketForUpdate(entry.Packet);
            if (!Unsafe.IsNullRef(ref packet))
            {
                if ((packet.States & PacketStates.Decided) == 0 && !all)
                {
                    break;
                }

                if ((packet.States & PacketStates.Kept) != 0 && IsWitness(entry, ref packet))
                {
                    Analyse(ref entry, ref packet);
                }
            }

            _waiting.Pop();
        }

        HandOn(all);
    }

    private bool IsWitness(in WitnessQueue.Entry entry, ref PacketRow packet)
    {
        if (packet.Witness == entry.Frame)
        {
            return true;
        }

        if (!entry.IsSlice || !packet.SlicesAreWitnesses)
        {
            return false;
        }

        // Where the master holds only slices, all of its slices stand for the packet (rule 7).
        ref FrameRow frame = ref _store.FrameForUpdate(entry.Frame);
        ref FrameRow witness = ref _store.FrameForUpdate(packet.Witness);
        bool isWitness = !Unsafe.IsNullRef(ref frame) && !Unsafe.IsNullRef(ref witness) && frame.Interface == witness.Interface && frame.Direction == witness.Direction;
        if (isWitness)
        {
            frame.Marks |= FrameMarks.Witness;
        }

        return isWitness;
    }

    private void Analyse(ref WitnessQueue.Entry entry, ref PacketRow packet)
    {
        if (entry.HasTcp && !TakeVerdictOfOtherDress(ref packet))
        {
            entry.Segment.IsForwarded = entry.Segment.Direction == Direction.Out && CameIn(ref packet, entry.Frame);
            Real.Analyse(entry.Segment, entry.Packet, entry.TimeNanoseconds, out TcpVerdict verdict);
            PacketColumns.Fill(ref packet, verdict);
        }

        packet.States |= PacketStates.Analysed;
        _counters.CountPacket(entry.TimeNanoseconds, packet);
        if (_consumers.Length > 0)
        {
            _analysed.Enqueue((entry.Frame, entry.Packet));
        }
    }

    /// <summary>Whether a packet that goes out came in first: at a port of a bridge, from another device, or before NAT changed it.</summary>
    private bool CameIn(ref PacketRow packet, long witness)
    {
        long first = packet.FirstFrame;
        if (packet.LinkedPacket != 0 && packet.LinkKind == PacketLinkKind.Nat)
        {
            ref PacketRow other = ref _store.PacketForUpdate(packet.LinkedPacket);
            first = !Unsafe.IsNullRef(ref other) && other.FirstFrame < first ? other.FirstFrame : first;
        }

        if (first == witness)
        {
            return false;
        }

        ref FrameRow frame = ref _store.FrameForUpdate(first);
        return !Unsafe.IsNullRef(ref frame) && frame.Direction == Direction.In;
    }

    /// <summary>
    /// Rule 12: a segment that was seen outside and inside a readable tunnel counts once. Whichever packet came second shows the verdict of the first.
    /// </summary>
    private bool TakeVerdictOfOtherDress(ref PacketRow packet)
    {
        if (packet.LinkedPacket == 0 || packet.LinkKind != PacketLinkKind.Tunnel)
        {
            return false;
        }

        ref PacketRow other = ref _store.PacketForUpdate(packet.LinkedPacket);
        if (Unsafe.IsNullRef(ref other) || (other.States & PacketStates.Analysed) == 0 || other.Stream < 0 || !PacketColumns.IsSameSegment(packet, other))
        {
            return false;
        }

        PacketColumns.CopyVerdict(ref packet, other);
        return true;
    }

    private void HandOn(bool all)
    {
        if (_consumers.Length == 0)
        {
            return;
        }

        while (_analysed.TryPeek(out (long Frame, long Packet) next) && (all || IsFinal(next.Packet)))
        {
            _analysed.Dequeue();
            foreach (IPacketConsumer consumer in _consumers)
            {
                consumer.OnWitness(next.Frame, next.Packet);
            }
        }

        while (_nextFinal <= _store.WrittenPackets && (all || IsFinal(_nextFinal)))
        {
            foreach (IPacketConsumer consumer in _consumers)
            {
                consumer.OnPacket(_nextFinal);
            }

            _nextFinal++;
        }
    }

    private bool IsFinal(long packet)
    {
        const PacketStates Final = PacketStates.Closed | PacketStates.Analysed;
        ref PacketRow row = ref _store.PacketForUpdate(packet);
        return Unsafe.IsNullRef(ref row) || (row.States & Final) == Final;
    }
}
