using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>Finds the open packet of which a sent frame is a slice: TSO or GSO above, segments below (design.md 6.3, rule 9).</summary>
internal sealed class SliceSearch(PairingState state)
{
    /// <summary>The least payload of a packet that may come in slices: two of the smallest sensible segments.</summary>
    public const int PayloadMin = 128;

    // Segments of one packet leave back to back; a fast retransmission takes a round trip and three duplicate ACKs.
    private const long NextSliceNanosecondsMax = 1_000_000;

    /// <summary>Looks the slice up and takes its range.</summary>
    /// <returns>The slot, or -1.</returns>
    public int Find(in PairingFrame frame, in FrameContent content, Tap tap, ulong flow, out WalkStep step)
    {
        step = WalkStep.Refused;
        if (flow == 0 || !FrameFacts.TryPayload(frame, content, out int payload, out int length))
        {
            return -1;
        }

        int probes = 0;
        for (int slot = state.Slices.First(flow); slot >= 0; slot = state.Slices[slot].Next)
        {
            if (probes++ == CandidateSearch.ProbesMax)
            {
                state.Counters.ProbesCapped++;
                break;
            }

            if (state.Slices[slot].PayloadLength > length && TryStep(slot, tap, out step) && TryOffset(slot, frame, content, tap, (payload, length), out int offset)
                && state.Slices.TryTake(slot, tap, offset, length))
            {
                return slot;
            }
        }

        return -1;
    }

    private bool TryStep(int slot, Tap tap, out WalkStep step)
    {
        int shape = state.Groups[slot].Shape;
        step = state.Slices.CoverAt(slot, tap) >= 0 ? new WalkStep(shape, Relation.Down, -1) : state.Shapes.Step(shape, tap);
        if (step.Shape < 0 && state.Slices.IsSliced(slot))
        {
            // Sliced above: one slice went by another device than the last.
            step = StepBelowSlices(slot, tap);
        }

        return step.Shape >= 0 && step.Relation is Relation.Down or Relation.DownFar;
    }

    private WalkStep StepBelowSlices(int slot, Tap tap)
    {
        WalkShape walk = state.Shapes[state.Groups[slot].Shape];
        Device? device = state.Devices.Find(tap.Interface);
        bool fits = device?.Owner is { IsMaster: true } master && state.Slices.CoverAt(slot, new Tap(master.Key, Frames.Direction.Out)) >= 0 && !walk.Has(tap);
        return fits ? new WalkStep(walk.Id, Relation.Down, -1) : WalkStep.Refused;
    }

    private bool TryOffset(int slot, in PairingFrame frame, in FrameContent content, Tap tap, (int Start, int Length) range, out int offset)
    {
        (int payload, int length) = range;
        ref readonly SlicePart part = ref state.Slices[slot];
        ReadOnlySpan<byte> whole = state.Groups.Bytes.Of(state.Groups[slot]);
        int transport = content.Layout.TransportOffset;
        offset = state.Slices.NextOffset(slot, tap);
        if (content.Layout.Protocol == IpProtocols.Tcp)
        {
            offset = unchecked((int)(BinaryPrimitives.ReadUInt32BigEndian(content.Bytes[(transport + 4)..]) - part.Sequence));
            bool sameAcknowledgment = whole.Length >= transport + 12 && whole.Slice(transport + 8, 4).SequenceEqual(content.Bytes.Slice(transport + 8, 4));
            if (!sameAcknowledgment)
            {
                return false;
            }
        }

        if (offset < 0 || offset > part.PayloadLength - length || !HasItsIdentification(slot, frame, content, tap, (offset, length)))
        {
            return false;
        }

        // Bytes are compared as far as both were captured.
        int common = Math.Min(content.Bytes.Length - payload, Math.Min(length, whole.Length - part.PayloadOffset - offset));
        return common <= 0 || content.Bytes.Slice(payload, common).SequenceEqual(whole.Slice(part.PayloadOffset + offset, common));
    }

    /// <summary>
    /// IPv4: the slices count the identification on from the whole's (inet_gso_segment), or all have it; what TCP sends again has another. IPv6 has none: there what comes later than other copies do is sent again.
    /// </summary>
    private bool HasItsIdentification(int slot, in PairingFrame frame, in FrameContent content, Tap tap, (int Offset, int Length) range)
    {
        ReadOnlySpan<byte> whole = state.Groups.Bytes.Of(state.Groups[slot]);
        if (content.Layout.IpVersion != 4 || whole.Length < 6 || content.Bytes.Length < 6)
        {
            return range.Offset == state.Slices.NextOffset(slot, tap) && IsInTime(state.Groups[slot], frame, tap);
        }

        int first = BinaryPrimitives.ReadUInt16BigEndian(whole[4..]);
        int counted = (BinaryPrimitives.ReadUInt16BigEndian(content.Bytes[4..]) - first) & 0xFFFF;
        bool isLast = range.Offset + range.Length == state.Slices[slot].PayloadLength;
        int unit = state.Slices.UnitAt(slot, tap) is var known and > 0 ? known : isLast ? range.Offset : range.Length;
        return counted == 0 || (unit > 0 && counted == range.Offset / unit);
    }

    /// <summary>Whether a slice comes after the one before it as soon as copies do, where it may as well have been sent again; that takes a round trip.</summary>
    private bool IsInTime(in Group group, in PairingFrame frame, Tap tap)
    {
        long gap = Math.Abs(unchecked(frame.TimeNanoseconds - group.LastTime));
        return tap.IsCooked ? gap <= state.Cooked.SliceGapMax
            : gap < NextSliceNanosecondsMax || !state.Losses.IsLossy(frame.Frame) || state.Devices.Find(tap.Interface)?.Evidence.Slave?.Fits(unchecked(frame.TimeNanoseconds - group.MasterTime)) == true;
    }
}
