namespace TermCap.Engine.Tcp;

/// <summary>Makes the listing of conversations, the most troubled first.</summary>
/// <remarks>Cost: one walk over a compact array of counters, and one record for each conversation listed; nothing per frame.</remarks>
internal static class ConversationList
{
    public static IReadOnlyList<TcpConversation> MostTroubled(FlowTable flows, FlowRecords records, int countMax)
    {
        int count = Math.Min(countMax, flows.Count);
        List<TcpConversation> listed = new(count);
        PriorityQueue<int, (double Rate, int Trouble)> worst = new();
        ReadOnlySpan<int> trouble = records.Trouble;
        for (int slot = 0; slot < flows.SlotCount; slot++)
        {
            if (trouble[slot] > 0 && flows[slot].Stream >= 0)
            {
                Offer(worst, slot, trouble[slot], records[slot], count);
            }
        }

        while (worst.TryDequeue(out int slot, out _))
        {
            listed.Add(Read(flows[slot], records[slot]));
        }

        listed.Reverse();
        AddUntroubled(flows, records, flows.NewestOpen, count, listed);
        AddUntroubled(flows, records, flows.NewestClosed, count, listed);
        return listed;
    }

    private static void Offer(PriorityQueue<int, (double Rate, int Trouble)> worst, int slot, int trouble, in FlowRecord record, int count)
    {
        (double Rate, int Trouble) priority = ((double)trouble / Math.Max(1, record.A.Packets + record.B.Packets), trouble);
        if (worst.Count < count)
        {
            worst.Enqueue(slot, priority);
        }
        else if (count > 0)
        {
            worst.EnqueueDequeue(slot, priority);
        }
    }

    private static void AddUntroubled(FlowTable flows, FlowRecords records, int newest, int count, List<TcpConversation> listed)
    {
        for (int slot = newest; slot >= 0 && listed.Count < count; slot = flows.OlderThan(slot))
        {
            if (records.Trouble[slot] == 0)
            {
                listed.Add(Read(flows[slot], records[slot]));
            }
        }
    }

    private static TcpConversation Read(in Flow flow, in FlowRecord record) => new(flow.Stream, flow.AddressA, flow.PortA, flow.AddressB, flow.PortB)
    {
        State = StateOf(flow),
        Completeness = flow.Completeness,
        AToB = Shown(record.A, flow.A, flow.B, flow, record.LastTime),
        BToA = Shown(record.B, flow.B, flow.A, flow, record.LastTime),
        HandshakeRttNanoseconds = flow.InitialRtt == Flow.Unknown ? null : flow.InitialRtt,
        FirstTimeNanoseconds = record.FirstTime,
        LastTimeNanoseconds = record.LastTime,
    };

    /// <summary>A side's record as it stands now: what depends on both sides is told from them, and what was not seen stays unknown.</summary>
    private static TcpDirectionCounts Shown(TcpDirectionCounts counts, in FlowSide own, in FlowSide peer, in Flow flow, long lastTime)
    {
        counts.WindowScale = ScaleOf(own, peer);
        counts.WindowBytes = counts.WindowScale < 0 ? -1 : counts.WindowBytes;
        counts.InFlightBytes = (flow.Completeness & Completeness.Rst) != 0 ? 0 : InFlight(own, peer);
        counts.ZeroWindowNanoseconds += counts.ZeroWindowSince == Flow.Unknown ? 0 : Math.Max(0, lastTime - counts.ZeroWindowSince);
        return counts;
    }

    /// <summary>RFC 7323, section 2.2: windows are scaled only when both SYNs offer it.</summary>
    private static int ScaleOf(in FlowSide own, in FlowSide peer)
    {
        bool isRefused = peer.Has(SideMarks.OfferKnown) && !peer.Has(SideMarks.Scales);
        return isRefused || (own.Has(SideMarks.OfferKnown) && !own.Has(SideMarks.Scales)) ? 0 : own.Has(SideMarks.OfferKnown) ? own.Scale : -1;
    }

    /// <summary>Sent and neither acknowledged nor in the last SACK blocks; -1 while the other side has acknowledged nothing, or something before was not captured.</summary>
    private static int InFlight(in FlowSide own, in FlowSide peer)
    {
        if (!own.Has(SideMarks.HasSent) || !own.Has(SideMarks.InFlightKnown) || !peer.Has(SideMarks.HasSent))
        {
            return -1;
        }

        int sent = own.Next.BytesAfter(peer.LastAck) - (own.Has(SideMarks.FinSeen) && own.Next != peer.LastAck ? 1 : 0);
        return Math.Max(0, sent - (peer.Has(SideMarks.Sack) ? peer.SackBytes : 0));
    }

    private static TcpStreamState StateOf(in Flow flow)
    {
        if ((flow.Completeness & Completeness.Rst) != 0)
        {
            return TcpStreamState.Reset;
        }

        int finishes = (flow.A.Has(SideMarks.FinSeen) ? 1 : 0) + (flow.B.Has(SideMarks.FinSeen) ? 1 : 0);
        if (finishes > 0)
        {
            return finishes == 2 ? TcpStreamState.Closed : TcpStreamState.Closing;
        }

        return flow.InitialRtt != Flow.Unknown ? TcpStreamState.Open : flow.SynTime != Flow.Unknown ? TcpStreamState.Opening : TcpStreamState.Midstream;
    }
}
