namespace TermCap.Engine.Pairing;

/// <summary>Finds for each kind of frames without an interface whether bytes, stamps and order tell a copy from a second packet (design.md 6.5).</summary>
internal static class CookedDoubts
{
    /// <summary>For each key of <see cref="CookedClass"/> how far order and times are trusted.</summary>
    public static CookedTrust[] Of(IReadOnlyList<CookedWalk> walks, CookedPattern[] patterns)
    {
        CookedTrust[] trust = new CookedTrust[CookedClass.Count];
        foreach (IGrouping<int, CookedWalk> first in walks.GroupBy(walk => walk.First.Symbol))
        {
            CookedPattern[] known = [.. patterns.Where(pattern => pattern.First == first.Key)];
            foreach (IGrouping<CookedKind, CookedWalk> kind in first.GroupBy(walk => walk.Kind))
            {
                trust[CookedClass.KeyOf(first.Key, kind.Key) - CookedClass.KeyOf(0, 0)] = known.Length == 0
                    ? kind.Any(walk => walk.Length > 1) ? CookedTrust.Apart : CookedTrust.Usual
                    : known[0].IsSent ? OfSent([.. kind], [.. first], known) : OfReceived([.. kind], known);
            }
        }

        return trust;
    }

    private static CookedTrust OfReceived(List<CookedWalk> walks, CookedPattern[] known)
    {
        bool hasRepeats = walks.Exists(walk => walk.Length > known.Max(pattern => pattern.Length));
        if (!hasRepeats)
        {
            return CookedTrust.Usual;
        }

        // More with one stamp than a packet has came in one batch, one after the other. With a flood or a loss beside it counting does not tell whose copy is whose; without stamps it never does.
        return known.All(pattern => pattern.IsStamped) && walks.TrueForAll(walk => IsMultiple(walk, known)) ? CookedTrust.Whole : CookedTrust.Apart;
    }

    private static CookedTrust OfSent(List<CookedWalk> walks, List<CookedWalk> all, CookedPattern[] known)
    {
        if (walks[0].Kind == CookedKind.Unique)
        {
            // A sender that never counts its identification on (raw sockets) takes away what makes bytes unique.
            return walks.Count(walk => walk.Length > known.Max(pattern => pattern.Length)) * 100 > walks.Count ? CookedTrust.Apart : CookedTrust.Usual;
        }

        // What slaves send by themselves (ARP of balance-alb) comes in twos as well.
        const int WholeMin = 3;
        int whole = walks.Count(walk => known.Any(pattern => pattern.Length == walk.Length));
        if (walks[0].Kind == CookedKind.Other && whole < WholeMin)
        {
            return CookedTrust.Apart;
        }

        bool hasLoss = all.Exists(walk => walk.Kind == CookedKind.Unique ? !known.Any(pattern => pattern.Length == walk.Length) : !IsMultiple(walk, known));
        bool isOneLength = known.All(pattern => pattern.Length == known[0].Length);
        return !hasLoss && isOneLength ? CookedTrust.Whole
            : walks.Exists(walk => new CookedReplay(known[0]).HasDoubt(walk)) ? CookedTrust.Apart
            : CookedTrust.Usual;
    }

    private static bool IsMultiple(CookedWalk walk, CookedPattern[] known) => known.Any(pattern => walk.Length % pattern.Length == 0);
}
