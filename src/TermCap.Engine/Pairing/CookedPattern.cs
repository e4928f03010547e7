namespace TermCap.Engine.Pairing;

/// <summary>A walk that this host's packets take again and again, where no interface is named: symbols of <see cref="CookedClass"/> and how each copy follows.</summary>
internal sealed class CookedPattern
{
    private const long JitterNanoseconds = 50_000;

    private readonly int[] _symbols;
    private readonly bool[] _areEqual;
    private readonly bool[] _areForwarded;
    private readonly long[][] _gaps;

    /// <summary>Makes a pattern of the walks that have this shape.</summary>
    /// <param name="shape">As <see cref="CookedWalk.Shape()"/> spells it.</param>
    /// <param name="gaps">For each copy after the first the times after the copy before it, rising.</param>
    public CookedPattern(string shape, long[][] gaps)
    {
        _symbols = [.. Enumerable.Range(0, shape.Length / 2).Select(at => shape[at * 2] - 'A')];
        _areEqual = [.. Enumerable.Range(0, _symbols.Length).Select(at => shape[(at * 2) + 1] == '=')];
        _areForwarded = [.. Enumerable.Range(0, _symbols.Length).Select(at => shape[(at * 2) + 1] == '>')];
        _gaps = gaps;
        MasterAt = ChooseMaster();
    }

    public int Length => _symbols.Length;

    public int First => _symbols[0];

    public bool IsSent => CookedClass.IsSent(_symbols[0]);

    public bool IsReceivedOnly => !Array.Exists(_symbols, CookedClass.IsSent);

    /// <summary>Whether all copies carry one receive stamp.</summary>
    public bool IsStamped => IsReceivedOnly && Array.TrueForAll(_areEqual[1..], isEqual => isEqual);

    /// <summary>Which copy is the bond's, as far as tags, packet types and order tell.</summary>
    public int MasterAt { get; set; }

    /// <summary>The usual times between neighbours, a little added for two CPUs: for bytes that another packet may have, where copies may be missing.</summary>
    public (long Min, long Max) UsualGap(int at) => (Percentile(at, 5) / 2, (Percentile(at, 95) * 5 / 4) + JitterNanoseconds);

    /// <summary>The longest time between neighbours where no copy is missing.</summary>
    public long GapMax(int at) => (_gaps[at - 1][^1] * 5 / 4) + JitterNanoseconds;

    /// <summary>Whether a walk of these taps may still become this pattern.</summary>
    public bool BeginsWith(ReadOnlySpan<Tap> taps)
    {
        if (taps.Length > Length)
        {
            return false;
        }

        for (int at = 0; at < taps.Length; at++)
        {
            if (CookedClass.SymbolOf(taps[at].Interface) != _symbols[at])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How the copy at this place follows.</summary>
    /// <param name="at">From 1.</param>
    /// <param name="kind">How well the bytes name the packet.</param>
    /// <param name="isWhole">Whether no packet of this kind lacks a copy, as far as was seen.</param>
    public CookedStep StepAt(int at, CookedKind kind, bool isWhole)
    {
        bool isSent = CookedClass.IsSent(_symbols[at]);
        Relation relation = !isSent ? Relation.Up : CookedClass.IsSent(_symbols[at - 1]) ? Relation.Down : _areForwarded[at] ? Relation.Forward : Relation.BridgeTurn;
        if (_areEqual[at])
        {
            return new CookedStep(relation, true, 0, 0, false, at == MasterAt);
        }

        const long SlackNanoseconds = 1_000_000;
        return kind == CookedKind.Unique && relation == Relation.Down
            ? new CookedStep(relation, false, 0, (_gaps[at - 1][^1] * 4) + SlackNanoseconds, false, at == MasterAt)
            : isWhole ? new CookedStep(relation, false, 0, GapMax(at), true, at == MasterAt)
            : new CookedStep(relation, false, UsualGap(at).Min, UsualGap(at).Max, true, at == MasterAt);
    }

    private long Percentile(int at, int percent) => _gaps[at - 1][(_gaps[at - 1].Length - 1) * percent / 100];

    /// <summary>
    /// Received: the uppermost before a device takes the tag off, hands it to itself (macvlan) or sends it on; sent: the uppermost below a device that puts the tag on.
    /// Three alike are a slave, a bond and what stands on it, for what stands on a bond is commoner than what stands under it.
    /// </summary>
    private int ChooseMaster()
    {
        int change = Array.FindIndex(_symbols, 1, symbol => symbol != _symbols[0]);
        if (IsSent)
        {
            return change > 0 && change < Length - 1 ? change : change < 0 && Length > 2 ? Length - 2 : 0;
        }

        int received = Array.FindIndex(_symbols, CookedClass.IsSent) is var turn and >= 0 ? turn : Length;
        return received < Length ? received > 1 ? received - 1 : 1
            : change > 1 ? change - 1
            : change < 0 && Length > 2 ? 1
            : Length - 1;
    }
}
