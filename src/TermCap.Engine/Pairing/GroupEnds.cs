namespace TermCap.Engine.Pairing;

/// <summary>How groups end: the witness decided, notes given, the slot freed (design.md 6.3, rules 6 to 8).</summary>
internal sealed class GroupEnds(PairingState state)
{
    /// <summary>How long drops that the capture noted forbid any claim from a missing copy, before and after.</summary>
    private const long DropsShadowNanoseconds = Frames.Timestamp.NanosecondsPerSecond;

    /// <summary>Decides and closes what has waited long enough.</summary>
    public void Expire()
    {
        GroupTable groups = state.Groups;
        long now = state.Clock.Now;
        long shortWait = state.Options.ReceiveWindowNanoseconds;
        while (groups.Short.First is var slot and >= 0 && now - groups[slot].TimerStart > shortWait)
        {
            ref Group group = ref groups[slot];
            Decide(ref group);
            if (state.Shapes[group.Shape].Wait == WalkWait.Long)
            {
                groups.Short.Remove(slot);
                groups.Long.Append(slot, now);
            }
            else
            {
                Close(slot, evicted: false);
            }
        }

        long longWait = state.Options.TransmitWindowNanoseconds;
        while (groups.Long.First is var slot and >= 0 && now - groups[slot].TimerStart > longWait)
        {
            Close(slot, evicted: false);
        }
    }

    /// <summary>Closes the group that has been open longest, to make room.</summary>
    public void EvictOldest()
    {
        int shortest = state.Groups.Short.First;
        int longest = state.Groups.Long.First;
        bool takeShort = longest < 0 || (shortest >= 0 && state.Groups[shortest].Packet < state.Groups[longest].Packet);
        state.Counters.EvictedByCount++;
        Close(takeShort ? shortest : longest, evicted: true);
    }

    public void CloseAll()
    {
        GroupTable groups = state.Groups;
        while (groups.Short.First is var slot and >= 0)
        {
            Close(slot, evicted: false);
        }

        while (groups.Long.First is var slot and >= 0)
        {
            Close(slot, evicted: false);
        }
    }

    /// <summary>Tells the witness, once.</summary>
    public void Decide(ref Group group)
    {
        if ((group.Flags & GroupFlags.Decided) != 0)
        {
            return;
        }

        group.Flags |= GroupFlags.Decided;
        WalkShape walk = state.Shapes[group.Shape];
        DeliveryState delivered = walk.Taps[0].IsReceived ? DecideReceived(ref group, walk) : DecideSent(ref group, walk);
        if (walk.Taps[0].IsReceived && state.Repeats.IsRepeat(group.Hash, group.OnceKey, group.Packet, group.FirstTime, delivered != DeliveryState.NotDelivered))
        {
            group.Notes |= PacketNotes.NetworkDuplicate;
        }

        if ((group.Flags & GroupFlags.OwnSource) != 0)
        {
            group.Notes |= PacketNotes.OwnFrameReturned;
        }

        state.Sink.Decided(new PacketDecision
        {
            Packet = group.Packet,
            Witness = group.Witness,
            IsKept = (group.Flags & GroupFlags.NotKept) == 0,
            Delivered = delivered,
            SlicesAreWitnesses = (group.Flags & GroupFlags.SlicesAreWitnesses) != 0,
            Method = MethodOf(group),
            Notes = group.Notes,
        });
    }

    /// <summary>Ends a group that stands in a lane and in the lists.</summary>
    public void Close(int slot, bool evicted)
    {
        state.Groups.Dequeue(slot);
        Finish(slot, evicted);
    }

    /// <summary>Ends a group that stands in no lane.</summary>
    public void Finish(int slot, bool evicted)
    {
        ref Group group = ref state.Groups[slot];
        Decide(ref group);
        WalkShape walk = state.Shapes[group.Shape];
        NoteMissing(ref group, walk);
        TakeBackMissing(ref group, walk);
        if (state.Devices.AreInputsMerged && walk.Taps[0].IsReceived && (group.Notes & PacketNotes.SlaveCopyMissing) != 0)
        {
            state.Losses.NoteLoss(group.Witness);
        }

        CountNotes(group);
        state.Sink.Closed(new PacketClosing
        {
            Packet = group.Packet,
            Copies = group.Copies,
            Slices = group.Slices,
            Method = MethodOf(group),
            Notes = group.Notes,
            WasEvicted = evicted,
        });
        state.Slices.Remove(slot);
        state.Groups.Release(slot);
        state.Counters.OpenGroups = state.Groups.Count;
    }

    private PairingMethod MethodOf(in Group group) => group.Copies + group.Slices == 1 ? PairingMethod.Single : state.Method;

    private DeliveryState DecideReceived(ref Group group, WalkShape walk)
    {
        Device? first = walk.Devices[0];
        if (first is null)
        {
            return DecideCooked(ref group, walk);
        }

        if (walk.MasterPosition >= 0 || first.MasterAbove is not { } master || walk.Devices[^1] is { HasMasterBelow: true })
        {
            if (first.IsMaster && (group.Flags & GroupFlags.AfterEsp) != 0)
            {
                group.Notes |= PacketNotes.Decapsulated;
            }
            else if (first.IsMaster && first.Evidence.ReceivedPairs)
            {
                group.Notes |= PacketNotes.SlaveCopyMissing;
            }

            return DeliveryState.Delivered;
        }

        return DecideAloneBelowMaster(ref group, first, master);
    }

    private DeliveryState DecideCooked(ref Group group, WalkShape walk)
    {
        if (!walk.Last.IsCooked || !state.Cooked.HasReceived)
        {
            return DeliveryState.NotApplicable;
        }

        if (walk.Taps.Length > 1)
        {
            state.CookedDelivery.NoteDelivered(group.Hash, group.FirstTime);
            return DeliveryState.NotApplicable;
        }

        if (!state.CookedDelivery.IsNotDelivered(group))
        {
            return DeliveryState.NotApplicable;
        }

        group.Notes = (group.Notes | PacketNotes.NotDelivered) & ~PacketNotes.LeftApart;
        group.Flags |= GroupFlags.NotKept;
        return DeliveryState.NotDelivered;
    }

    /// <summary>A frame that was received below a master and not at it.</summary>
    private static DeliveryState DecideAloneBelowMaster(ref Group group, Device slave, Device master)
    {
        bool neverTaken = (group.Flags & (GroupFlags.Backup | GroupFlags.OwnSource | GroupFlags.LinkLocal)) != 0;
        if (!neverTaken && !master.Evidence.Received && !master.Evidence.Sent)
        {
            // The master was not captured: nothing is missing.
            return DeliveryState.NotApplicable;
        }

        bool delivered = !neverTaken && ((group.Flags & GroupFlags.HasNext) != 0
            ? (group.Flags & GroupFlags.NextDelivered) != 0
            : slave.Evidence.LastDelivered ?? master.Mode != Topology.BondMode.Lacp);
        if ((group.Flags & GroupFlags.LinkLocal) == 0 && !neverTaken)
        {
            slave.Evidence.LastDelivered = delivered;
        }

        if (delivered)
        {
            group.Notes |= PacketNotes.MasterCopyMissing;
            return DeliveryState.Delivered;
        }

        group.Notes |= PacketNotes.NotDelivered;
        group.Flags |= GroupFlags.NotKept;
        if (slave.Evidence.Slave is { } statistics)
        {
            statistics.NotDelivered++;
        }

        return DeliveryState.NotDelivered;
    }

    private static DeliveryState DecideSent(ref Group group, WalkShape walk)
    {
        // Copies come from the top: a walk that begins below a master has lost the master's copy, or the slave sent by itself.
        if (walk.Devices[0] is { MasterAbove: { } master })
        {
            if ((group.Flags & GroupFlags.Control) != 0)
            {
                group.Flags |= GroupFlags.NotKept;
            }
            else if (master.Evidence.Sent || master.Evidence.Received)
            {
                group.Notes |= PacketNotes.MasterCopyMissing;
            }
        }

        return DeliveryState.NotApplicable;
    }

    /// <summary>Notes what only the end of the wait can tell: a sent packet that no slave sent.</summary>
    private void NoteMissing(ref Group group, WalkShape walk)
    {
        int at = walk.MasterPosition;
        if (at < 0 || !walk.Taps[at].IsSent || walk.Wait != WalkWait.Long || walk.Devices[at] is not { } master || !master.Evidence.SentPairs)
        {
            return;
        }

        bool nearDrops = (group.Flags & GroupFlags.NearDrops) != 0 || (state.DropsAt is { } drops && state.Clock.Now - drops < DropsShadowNanoseconds);
        if (nearDrops || HasAnyBelow(walk, master))
        {
            return;
        }

        group.Notes |= PacketNotes.SlaveCopyMissing;
        DeviceEvidence? active = group.Packet <= master.Evidence.ActiveBeforeUntil ? master.Evidence.ActiveBefore : master.Active?.Evidence;
        if (active?.Slave is { } statistics)
        {
            statistics.MissingPartners++;
        }
    }

    // In merged files the master's frame may stand before the slave's: what was missing when the group was decided came after all.
    private void TakeBackMissing(ref Group group, WalkShape walk)
    {
        if (state.Devices.AreInputsMerged && walk.MasterPosition >= 0 && walk.Devices[walk.MasterPosition] is { } master && HasAnyBelow(walk, master))
        {
            group.Notes &= ~PacketNotes.SlaveCopyMissing;
        }
    }

    private static bool HasAnyBelow(WalkShape walk, Device master)
    {
        foreach (Device? device in walk.Devices)
        {
            if (device is not null && master.IsAbove(device))
            {
                return true;
            }
        }

        return false;
    }

    private void CountNotes(in Group group)
    {
        PairingCounters counters = state.Counters;
        counters.Singles += group.Copies + group.Slices == 1 ? 1 : 0;
        counters.Inferred += MethodOf(group) == PairingMethod.Inferred ? 1 : 0;
        PacketNotes notes = group.Notes;
        if (notes == PacketNotes.None)
        {
            return;
        }

        counters.Ambiguous += Has(notes, PacketNotes.Ambiguous);
        counters.NotDelivered += Has(notes, PacketNotes.NotDelivered);
        counters.MasterCopyMissing += Has(notes, PacketNotes.MasterCopyMissing);
        counters.SlaveCopyMissing += Has(notes, PacketNotes.SlaveCopyMissing);
        counters.LeftApart += Has(notes, PacketNotes.LeftApart);
        counters.NetworkDuplicates += Has(notes, PacketNotes.NetworkDuplicate);
        counters.OwnFramesReturned += Has(notes, PacketNotes.OwnFrameReturned);
    }

    private static long Has(PacketNotes notes, PacketNotes note) => (notes & note) != 0 ? 1 : 0;
}
