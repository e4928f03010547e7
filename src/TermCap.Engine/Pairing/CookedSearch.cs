namespace TermCap.Engine.Pairing;

/// <summary>Finds the open group of a frame that names no interface, in one lane of <see cref="CandidateSearch"/>.</summary>
internal sealed class CookedSearch(PairingState state)
{
    public Candidate Find(in PairingFrame frame, in FrameContent content, int head, WalkStep step)
    {
        GroupTable groups = state.Groups;
        CookedStep rule = state.Shapes[step.Shape].Cooked;
        Candidate found = Candidate.None;
        bool hasOther = false;
        int probes = 0;
        for (int slot = head; slot >= 0; slot = groups[slot].LaneNext)
        {
            if (probes++ == CandidateSearch.ProbesMax)
            {
                state.Counters.ProbesCapped++;
                break;
            }

            ref Group group = ref groups[slot];
            if (!rule.Allows(unchecked(frame.TimeNanoseconds - group.LastTime)))
            {
                hasOther = true;
                continue;
            }

            if (!ContentComparison.AreSame(groups.Bytes.Of(group), group.Layout, content, step.Relation, out CopyDifferences differs))
            {
                continue;
            }

            if (found.Slot >= 0)
            {
                // Two fit, and nothing tells which.
                return new Candidate { Slot = -1, WasRefused = true };
            }

            found = new Candidate { Slot = slot, Step = step, Differs = differs, Score = ((int)step.Relation * 4) + (rule.HasEqualStamp ? 64 : 0) };
            if (!rule.MustBeOnly)
            {
                return found;
            }
        }

        found.WasRefused = found.Slot < 0 && hasOther && rule.MustBeOnly;
        return found;
    }
}
