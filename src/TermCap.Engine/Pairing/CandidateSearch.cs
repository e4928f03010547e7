namespace TermCap.Engine.Pairing;

/// <summary>Finds the open group that a frame is a copy of (design.md 6.3, rules 1 to 5).</summary>
internal sealed class CandidateSearch(PairingState state)
{
    /// <summary>Lanes looked at in one search, and groups compared in one lane. Past it the frame is left apart, which <see cref="PairingCounters.ProbesCapped"/> counts.</summary>
    public const int ProbesMax = 64;

    // Groups of one lane whose bytes were compared and differ: equal hashes of different bytes are made on purpose, or differ far behind the headers.
    private const int MismatchesMax = 8;

    private readonly CookedSearch _cooked = new(state);

    public Candidate Find(in PairingFrame frame, in FrameContent content, ulong hash, Tap tap)
    {
        Candidate best = Candidate.None;
        GroupTable groups = state.Groups;
        int probes = 0;
        bool refused = false;
        int place = groups.FirstPlace(hash);
        while (groups.NextLane(hash, ref place) is var head and >= 0)
        {
            if (probes++ == ProbesMax)
            {
                state.Counters.ProbesCapped++;
                break;
            }

            WalkStep step = state.Shapes.Step(groups[head].Shape, tap);
            if (step.Shape < 0)
            {
                continue;
            }

            Candidate found = tap.IsCooked ? _cooked.Find(frame, content, head, step)
                : tap.IsReceived ? FindReceived(frame, content, head, step) : FindSent(frame, content, head, step, tap);
            refused |= found.WasRefused;
            if (found.Slot >= 0 && (best.Slot < 0 || found.Score > best.Score || (found.Score == best.Score && groups[found.Slot].Packet < groups[best.Slot].Packet)))
            {
                best = found;
            }
        }

        best.WasRefused = refused;
        return best;
    }

    private StampEvidence? StampsOf(WalkStep step, int shape)
    {
        WalkShape walk = state.Shapes[shape];
        Device? to = state.Shapes[step.Shape].Devices[^1];
        return to is null || step.From < 0 ? null : to.IsMaster ? to.Evidence.StampsBelow : walk.Devices[step.From]?.Evidence.StampsAbove;
    }

    private Candidate FindReceived(in PairingFrame frame, in FrameContent content, int head, WalkStep step)
    {
        GroupTable groups = state.Groups;
        Candidate found = Candidate.None;
        StampEvidence? stamps = StampsOf(step, groups[head].Shape);
        bool mustBeEqual = step.Relation == Relation.Late || (stamps?.MustBeEqual ?? true);
        int probes = 0;
        int mismatches = 0;
        bool hasOther = false;
        for (int slot = head; slot >= 0; slot = groups[slot].LaneNext)
        {
            if (probes++ == ProbesMax || mismatches == MismatchesMax)
            {
                state.Counters.ProbesCapped++;
                break;
            }

            ref Group group = ref groups[slot];
            bool isEqual = group.LastTime == frame.TimeNanoseconds;
            if ((found.Slot >= 0 || mustBeEqual) && !isEqual)
            {
                hasOther = true;
                continue;
            }

            if (!isEqual && IsDoubtful(group, frame))
            {
                continue;
            }

            if (!ContentComparison.AreSame(groups.Bytes.Of(group), group.Layout, content, step.Relation, out CopyDifferences differs))
            {
                mismatches++;
                continue;
            }

            found = new Candidate { Slot = slot, Step = step, Differs = differs, Score = ((int)step.Relation * 4) + (isEqual ? 64 : 0) };
            if (isEqual)
            {
                break;
            }
        }

        if (found.Slot < 0 && hasOther)
        {
            stamps?.NoteRefusal();
            found.WasRefused = stamps is not null;
        }

        return found;
    }

    private Candidate FindSent(in PairingFrame frame, in FrameContent content, int head, WalkStep step, Tap tap)
    {
        GroupTable groups = state.Groups;
        Candidate first = Candidate.None;
        if (IsUntold(frame, content, groups[head].Hash, step))
        {
            first.WasRefused = true;
            return first;
        }

        SlaveStatistics? slave = step.Relation is Relation.Down ? state.Devices.Find(tap.Interface)?.Evidence.Slave : null;
        int probes = 0;
        int mismatches = 0;
        for (int slot = head; slot >= 0; slot = groups[slot].LaneNext)
        {
            if (probes++ == ProbesMax || mismatches == MismatchesMax)
            {
                state.Counters.ProbesCapped++;
                break;
            }

            ref Group group = ref groups[slot];
            bool isEqual = group.LastTime == frame.TimeNanoseconds;
            if ((step.Relation == Relation.Late && !isEqual) || !ContentComparison.AreSame(groups.Bytes.Of(group), group.Layout, content, step.Relation, out CopyDifferences differs))
            {
                mismatches++;
                continue;
            }

            Candidate found = new() { Slot = slot, Step = step, Differs = differs, Score = (int)step.Relation * 4 };
            if (isEqual && state.Devices.AreInputsMerged)
            {
                // No two taps stamp a sent packet alike: it is one of our own that came back, which a file of one device does not tell.
                found.Score += 64;
                return found;
            }

            if (slave is null || (group.LaneNext < 0 && first.Slot < 0 && IsUnique(frame)))
            {
                return found;
            }

            bool hasPassed = state.Progress.HasPassed(tap.Interface, group.Flow, group.Packet);
            bool fits = slave.Fits(unchecked(frame.TimeNanoseconds - group.MasterTime));
            if (first.Slot < 0 && (fits || !hasPassed || IsUnique(frame)))
            {
                first = found;
            }

            // The oldest takes it, unless its own copy was evidently dropped.
            if (!hasPassed && fits)
            {
                found.IsAmbiguous = group.LaneNext >= 0 && slave.Fits(unchecked(frame.TimeNanoseconds - groups[group.LaneNext].MasterTime));
                return found;
            }
        }

        return first;
    }

    /// <summary>Whether, in a capture that loses frames, the frame may as well be another packet's with the same bytes.</summary>
    private bool IsUntold(in PairingFrame frame, in FrameContent content, ulong hash, WalkStep step) =>
        step.Relation is Relation.Down or Relation.DownFar && !IsUnique(frame) && state.Losses.IsLossy(frame.Frame)
        && state.Losses.Repeats(hash, FrameFacts.FlowOf(content, state.Options.HashSeed));

    /// <summary>Whether the bytes can stand for one packet only: an IPv4 sender counts its identification on.</summary>
    public static bool IsUnique(in PairingFrame frame) => frame.Located.IpVersion == 4 && frame.Located.Identification != 0;

    /// <summary>
    /// Whether a received copy without equal stamps would rather be another packet's: the slave is a backup, or bytes that a sender may repeat come late or after the slave's next frame was delivered.
    /// The way up takes some 0.3 ms at most.
    /// </summary>
    private static bool IsDoubtful(in Group group, in PairingFrame frame)
    {
        const long LateNanoseconds = 2_000_000;
        bool isLate = (group.Flags & GroupFlags.NextDelivered) != 0 || Math.Abs(unchecked(frame.TimeNanoseconds - group.LastTime)) > LateNanoseconds;
        return (group.Flags & GroupFlags.Backup) != 0 || (isLate && !IsUnique(frame));
    }
}
