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
        AToB = record.A,
        BToA = record.B,
        HandshakeRttNanoseconds = flow.InitialRtt == Flow.Unknown ? null : flow.InitialRtt,
        FirstTimeNanoseconds = record.FirstTime,
        LastTimeNanoseconds = record.LastTime,
    };

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
