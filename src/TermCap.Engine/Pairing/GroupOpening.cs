using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>Makes a new packet of a frame that belongs to none of the open ones.</summary>
internal sealed class GroupOpening(PairingState state, GroupEnds ends)
{
    public void Open(in PairingFrame frame, in FrameContent content, Tap tap, OpeningFacts facts, ref FramePlacement placement)
    {
        GroupTable groups = state.Groups;
        if (groups.IsFull)
        {
            ends.EvictOldest();
        }

        int slot = groups.Take();
        ref Group group = ref groups[slot];
        Fill(ref group, frame, content, tap, facts);
        placement.Packet = group.Packet;
        placement.OpensPacket = true;
        PairingCounters counters = state.Counters;
        counters.OpenGroups = groups.Count;
        counters.OpenGroupsMax = Math.Max(counters.OpenGroupsMax, groups.Count);
        NoteLosses(frame, tap, facts, group);
        WalkShape walk = state.Shapes[group.Shape];
        Link(ref group, frame, content, facts);
        if (tap.IsReceived && facts.Device is { MasterAbove: not null } slave && (group.Flags & GroupFlags.LinkLocal) == 0)
        {
            FollowAtSlave(slave.Evidence, slot);
        }

        if (walk.IsWitnessCertain)
        {
            ends.Decide(ref group);
        }

        if (walk.Wait == WalkWait.None || (facts.Device is null && !tap.IsCooked))
        {
            ends.Finish(slot, evicted: false);
            return;
        }

        Keep(slot, frame, content, tap);
    }

    private void Fill(ref Group group, in PairingFrame frame, in FrameContent content, Tap tap, OpeningFacts facts)
    {
        group.Packet = ++state.Counters.Packets;
        group.Hash = facts.Hash;
        group.Flow = facts.Flow;
        group.Shape = (short)state.Shapes.Begin(facts.Device is null && !tap.IsCooked ? new Tap(0, tap.Direction) : tap).Shape;
        group.Layout = content.Layout;
        group.FirstTime = group.LastTime = group.MasterTime = frame.TimeNanoseconds;
        group.Witness = frame.Frame;
        group.Copies = 1;
        group.LengthBytes = frame.Located.NetworkOffset >= 0 ? frame.OriginalLengthBytes - frame.Located.NetworkOffset : frame.OriginalLengthBytes;
        group.VlanTags = frame.Located.VlanTags;
        group.SetLink(FrameFacts.SourceMac(frame), frame.Located.VlanTci);
        group.Notes = facts.WasRefused || (tap.IsCooked && state.Cooked.IsApart(tap.Interface)) ? PacketNotes.LeftApart : PacketNotes.None;
        group.Flags = state.DropsAt is { } drops && state.Clock.Now - drops < Frames.Timestamp.NanosecondsPerSecond ? GroupFlags.NearDrops : GroupFlags.None;
        if (tap is { IsCooked: true, IsReceived: true })
        {
            group.Flags |= (CookedClass.IsOwn(CookedClass.SymbolOf(tap.Interface)) ? GroupFlags.OwnSource : GroupFlags.None) | (FrameFacts.IsLinkLocal(content) ? GroupFlags.LinkLocal : GroupFlags.None);
        }

        if (facts.Device is { } device)
        {
            group.Flags |= FlagsAt(device, tap, content, group.SourceMac) | BackupFlag(device, tap, frame.Located.PacketType);
            group.OnceKey = tap.IsReceived ? FrameFacts.OnceKey(frame, content, facts.Hash) : 0;
        }
    }

    private GroupFlags FlagsAt(Device device, Tap tap, in FrameContent content, ulong sourceMac)
    {
        GroupFlags flags = device.IsMaster ? GroupFlags.HasMaster : GroupFlags.None;
        if (FrameFacts.IsLinkLocal(content))
        {
            flags |= GroupFlags.LinkLocal;
        }

        if (tap.IsSent)
        {
            return device.MasterAbove is { } above && FrameFacts.IsControl(content, above) ? flags | GroupFlags.Control : flags;
        }

        if (state.Devices.IsOwnMac(sourceMac))
        {
            flags |= GroupFlags.OwnSource;
        }

        return flags;
    }

    /// <summary>Whether the bond takes nothing of this kind from the slave: balance-alb takes unicast from all (bond_should_deliver_exact_match).</summary>
    private static GroupFlags BackupFlag(Device device, Tap tap, CookedPacketType type)
    {
        Device? slave = device.Role == Topology.InterfaceRole.BackupSlave ? device : Array.Find(device.Ancestors, above => above.Role == Topology.InterfaceRole.BackupSlave);
        bool takesUnicast = slave?.Owner is { Mode: Topology.BondMode.BalanceAlb } && type is not (CookedPacketType.Broadcast or CookedPacketType.Multicast);
        return slave is null || !tap.IsReceived || takesUnicast || slave.Owner is { AllSlavesActive: true } ? GroupFlags.None : GroupFlags.Backup;
    }

    /// <summary>Takes note of repeats, and of walks that begin where none can: the capture has lost what was before.</summary>
    private void NoteLosses(in PairingFrame frame, Tap tap, OpeningFacts facts, in Group group)
    {
        if (facts.Device is not { } device)
        {
            return;
        }

        bool isLost = tap.IsSent
            ? device.MasterAbove is { Evidence.SentPairs: true } && (group.Flags & GroupFlags.Control) == 0
            : device is { IsMaster: true, Evidence.ReceivedPairs: true } && !state.Devices.HasTunnels && state.Links.EspBefore(frame.TimeNanoseconds, frame.Interface) == 0;
        if (isLost && !facts.WasRefused && !state.Devices.AreInputsMerged)
        {
            state.Losses.NoteLoss(frame.Frame);
        }

        if (tap.IsSent && !CandidateSearch.IsUnique(frame))
        {
            state.Losses.NoteSent(facts.Hash, facts.Flow, frame.TimeNanoseconds);
        }
    }

    /// <summary>Looks for the packet that this one went on from.</summary>
    private void Link(ref Group group, in PairingFrame frame, in FrameContent content, OpeningFacts facts)
    {
        if (facts.Device is not { } device)
        {
            return;
        }

        bool received = frame.Located.Direction == Frames.Direction.In;
        if (received && device.MasterAbove is null && state.Links.EspBefore(frame.TimeNanoseconds, frame.Interface) is var esp and > 0 && frame.Located.Tunnel != TunnelKind.Esp)
        {
            group.Flags |= GroupFlags.AfterEsp;
            state.Sink.Linked(esp, group.Packet, PacketLinkKind.Esp);
        }

        if (!state.Devices.Forwards && !state.Devices.HasTunnels)
        {
            return;
        }

        ulong flow = facts.Flow != 0 ? facts.Flow : FrameFacts.FlowOf(content, state.Options.HashSeed);
        long before = state.Links.Before(PacketLinks.CoreOf(frame, content, flow), group.Packet, frame.TimeNanoseconds, out PacketLinkKind kind);
        if (before > 0)
        {
            state.Sink.Linked(before, group.Packet, kind);
        }
    }

    /// <summary>The frame before this one at the same slave may wait for this one's fate (design.md 6.3, rule 8).</summary>
    private void FollowAtSlave(DeviceEvidence evidence, int slot)
    {
        ref Group group = ref state.Groups[slot];
        if (evidence.LastGroup >= 0)
        {
            ref Group before = ref state.Groups[evidence.LastGroup];
            if (before.Packet == evidence.LastPacket && (before.Flags & (GroupFlags.Decided | GroupFlags.HasNext)) == 0)
            {
                before.Flags |= GroupFlags.HasNext;
                group.Flags |= GroupFlags.HasBefore;
                state.Groups.NoteBefore(slot, new SlotOfPacket(evidence.LastGroup, evidence.LastPacket));
            }
        }

        evidence.LastGroup = slot;
        evidence.LastPacket = group.Packet;
    }

    private void Keep(int slot, in PairingFrame frame, in FrameContent content, Tap tap)
    {
        GroupTable groups = state.Groups;
        ref Group group = ref groups[slot];
        WalkShape walk = state.Shapes[group.Shape];
        while (!groups.Bytes.TryPut(slot, content.Bytes))
        {
            state.Counters.EvictedByBytes++;
            ends.Close(groups.Bytes.OldestSlot, evicted: true);
        }

        bool isDecided = (group.Flags & GroupFlags.Decided) != 0;
        groups.ListOf(isDecided ? walk.Wait : WalkWait.Short).Append(slot, state.Clock.Now);
        groups.Enqueue(slot);
        if (tap.IsSent && walk.Wait == WalkWait.Long && group.Flow != 0)
        {
            MaySlice(slot, frame, content);
        }
    }

    private void MaySlice(int slot, in PairingFrame frame, in FrameContent content)
    {
        if (FrameFacts.TryPayload(frame, content, out int offset, out int length) && length >= SliceSearch.PayloadMin)
        {
            int transport = content.Layout.TransportOffset;
            uint sequence = content.Layout.Protocol == IpProtocols.Tcp ? BinaryPrimitives.ReadUInt32BigEndian(content.Bytes[(transport + 4)..]) : 0;
            state.Slices.Add(slot, offset, length, sequence);
        }
    }
}
