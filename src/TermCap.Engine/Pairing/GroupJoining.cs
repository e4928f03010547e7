namespace TermCap.Engine.Pairing;

/// <summary>Puts a frame into an open group, and tells what that decides.</summary>
internal sealed class GroupJoining(PairingState state, GroupEnds ends)
{
    public void Join(in PairingFrame frame, Tap tap, in Candidate found, ref FramePlacement placement)
    {
        GroupTable groups = state.Groups;
        ref Group group = ref groups[found.Slot];
        groups.Dequeue(found.Slot);
        placement.Packet = group.Packet;
        placement.Differs = found.Differs | Differences(group, frame, tap);
        group.Copies++;
        state.Counters.FurtherCopies++;
        WalkShape before = state.Shapes[group.Shape];
        group.Shape = (short)found.Step.Shape;
        if (found.IsAmbiguous)
        {
            group.Notes |= PacketNotes.Ambiguous;
        }

        if (tap.IsReceived)
        {
            JoinReceived(found.Slot, frame, before, found.Step);
        }
        else
        {
            JoinSent(ref group, frame, tap, found);
        }

        group.LastTime = frame.TimeNanoseconds;
        GoOn(found.Slot, before.Wait);
    }

    /// <summary>Puts a slice into its packet; its range is taken already.</summary>
    public void JoinSlice(in PairingFrame frame, Tap tap, int slot, WalkStep step, ref FramePlacement placement)
    {
        GroupTable groups = state.Groups;
        ref Group group = ref groups[slot];
        placement.Packet = group.Packet;
        placement.IsSlice = true;
        placement.Differs = CopyDifferences.Length | CopyDifferences.Checksum;
        group.Slices++;
        state.Counters.Slices++;
        groups.Dequeue(slot);
        bool isNewTap = step.Shape != group.Shape;
        WalkWait before = state.Shapes[group.Shape].Wait;
        group.Shape = (short)step.Shape;
        Device? device = state.Devices.Find(tap.Interface);
        if (isNewTap && device is { IsMaster: true } && (group.Flags & GroupFlags.HasMaster) == 0)
        {
            group.Flags |= GroupFlags.HasMaster | GroupFlags.SlicesAreWitnesses;
            group.Witness = frame.Frame;
            group.MasterTime = frame.TimeNanoseconds;
        }

        if (device?.Owner is { IsMaster: true } master)
        {
            master.Evidence.SentPairs = true;
            state.Progress.Note(tap.Interface, group.Flow, group.Packet);
        }

        group.LastTime = frame.TimeNanoseconds;
        GoOn(slot, before);
    }

    private static CopyDifferences Differences(in Group group, in PairingFrame frame, Tap tap)
    {
        CopyDifferences differs = CopyDifferences.None;
        int length = frame.Located.NetworkOffset >= 0 ? frame.OriginalLengthBytes - frame.Located.NetworkOffset : frame.OriginalLengthBytes;
        if (length != group.LengthBytes)
        {
            differs |= CopyDifferences.Length;
        }

        if (frame.Located.VlanTags != group.VlanTags || frame.Located.VlanTci != group.VlanTci)
        {
            differs |= CopyDifferences.Vlan;
        }

        ulong mac = FrameFacts.SourceMac(frame);
        if (mac != group.SourceMac && mac != 0 && group.SourceMac != 0)
        {
            differs |= CopyDifferences.Mac;
        }

        return tap.IsReceived && frame.TimeNanoseconds != group.FirstTime ? differs | CopyDifferences.Time : differs;
    }

    private void JoinReceived(int slot, in PairingFrame frame, WalkShape before, WalkStep step)
    {
        ref Group group = ref state.Groups[slot];
        WalkShape walk = state.Shapes[step.Shape];
        Device? device = walk.Devices[^1];
        if (device is null)
        {
            JoinCooked(ref group, frame, walk);
            return;
        }

        if (step.Relation == Relation.Up && step.From >= 0 && before.Devices[step.From] is { } from)
        {
            StampEvidence stamps = device.IsMaster ? device.Evidence.StampsBelow : from.Evidence.StampsAbove;
            stamps.NotePair(frame.TimeNanoseconds == group.LastTime);
        }

        if (step.Relation == Relation.Late && step.From >= 0 && before.Devices[step.From] is { IsMaster: true } above)
        {
            above.Evidence.StampsBelow.NotePair(equalStamps: true);
        }

        if (device.IsMaster && (group.Flags & GroupFlags.HasMaster) == 0)
        {
            TakeMaster(ref group, frame);
            device.Evidence.ReceivedPairs = true;
        }
        else if ((group.Flags & GroupFlags.HasMaster) == 0 && before.IsReceivedOnly && step.Relation != Relation.Late)
        {
            group.Witness = frame.Frame;
        }

        if (step.Relation == Relation.UpFar)
        {
            NoteSkipped(ref group, before.Devices[step.From], device);
        }
        else if (step.Relation == Relation.Late && device.Owner is { IsMaster: true } owner)
        {
            owner.Evidence.ReceivedPairs = true;
        }

        if (device.IsMaster || step.Relation == Relation.UpFar)
        {
            TellDelivered(slot, before);
        }
    }

    private void JoinSent(ref Group group, in PairingFrame frame, Tap tap, in Candidate found)
    {
        WalkShape walk = state.Shapes[group.Shape];
        Device? device = walk.Devices[^1];
        if (device is null)
        {
            JoinCooked(ref group, frame, walk);
            return;
        }

        if (device.IsMaster && (group.Flags & GroupFlags.HasMaster) == 0)
        {
            TakeMaster(ref group, frame);
            return;
        }

        if (found.Step.Relation == Relation.DownFar)
        {
            NoteSkipped(ref group, device, walk.Devices[found.Step.From]);
        }
        else if (found.Step.Relation == Relation.Down && device.Owner is { IsMaster: true } master)
        {
            master.Evidence.SentPairs = true;
            state.Progress.Note(tap.Interface, group.Flow, group.Packet);
            long delay = unchecked(frame.TimeNanoseconds - group.MasterTime);
            if ((group.Flags & GroupFlags.HasMaster) != 0 && delay >= 0 && delay <= state.Options.TransmitWindowNanoseconds)
            {
                device.Evidence.Slave?.NoteDelay(delay, !found.IsAmbiguous);
            }
        }
    }

    /// <summary>Without interfaces: what is likely the bond's copy stands for the packet, before that what is nearest to it so far.</summary>
    private static void JoinCooked(ref Group group, in PairingFrame frame, WalkShape walk)
    {
        bool isNearer = walk.Cooked.IsMaster || (walk.IsReceivedOnly && (group.Flags & GroupFlags.HasMaster) == 0);
        if (isNearer && (group.Flags & GroupFlags.Decided) == 0)
        {
            group.Witness = frame.Frame;
        }

        group.Flags |= walk.Cooked.IsMaster ? GroupFlags.HasMaster : GroupFlags.None;
    }

    private static void TakeMaster(ref Group group, in PairingFrame frame)
    {
        group.Flags |= GroupFlags.HasMaster;
        group.MasterTime = frame.TimeNanoseconds;
        if ((group.Flags & GroupFlags.Decided) == 0)
        {
            group.Witness = frame.Frame;
        }
    }

    /// <summary>A copy below and a copy above are here, the master's between them is not.</summary>
    private static void NoteSkipped(ref Group group, Device? below, Device? above)
    {
        if (below?.MasterAbove is { } master && above is not null && above.IsAbove(master))
        {
            group.Notes |= PacketNotes.MasterCopyMissing;
        }
    }

    /// <summary>A slave's frame reached the master: what waited for its fate is told.</summary>
    private void TellDelivered(int slot, WalkShape passed)
    {
        foreach (Device? below in passed.Devices)
        {
            if (below is { MasterAbove: not null })
            {
                below.Evidence.LastDelivered = true;
            }
        }

        if (state.Groups[slot].Has(GroupFlags.HasBefore))
        {
            SlotOfPacket before = state.Groups.Before(slot);
            ref Group waiting = ref state.Groups[before.Slot];
            if (waiting.Packet == before.Packet)
            {
                waiting.Flags |= GroupFlags.NextDelivered;
            }
        }
    }

    /// <summary>Decides, closes or waits on, as the walk now stands.</summary>
    private void GoOn(int slot, WalkWait before)
    {
        GroupTable groups = state.Groups;
        ref Group group = ref groups[slot];
        WalkShape walk = state.Shapes[group.Shape];
        if (walk.IsWitnessCertain || (group.Flags & GroupFlags.HasMaster) != 0)
        {
            ends.Decide(ref group);
        }

        if (walk.Wait == WalkWait.None && state.Slices.IsCovered(slot))
        {
            ends.Finish(slot, evicted: false);
            return;
        }

        if (before == WalkWait.Long && walk.Wait == WalkWait.Short && group.Has(GroupFlags.WaitsLong))
        {
            groups.Long.Remove(slot);
            groups.Short.Append(slot, state.Clock.Now);
        }

        groups.Enqueue(slot);
    }
}
