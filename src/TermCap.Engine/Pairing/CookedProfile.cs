namespace TermCap.Engine.Pairing;

/// <summary>The walks that packets take in a capture that names no interfaces (SLL), as the traffic has shown. Immutable.</summary>
public sealed class CookedProfile
{
    private readonly CookedPattern[] _patterns;
    private readonly HashSet<ulong> _ownMacs;
    private readonly CookedTrust[] _trust;

    internal CookedProfile(CookedPattern[] patterns, HashSet<ulong> ownMacs, CookedTrust[] trust)
    {
        _patterns = patterns;
        _ownMacs = ownMacs;
        _trust = trust;
        HasReceived = Array.Exists(patterns, pattern => pattern.IsReceivedOnly);
        HasSent = Array.Exists(patterns, pattern => pattern.IsSent);
        SliceGapMax = SliceGapOf(patterns);
    }

    /// <summary>Nothing is known, nothing is joined.</summary>
    public static CookedProfile None { get; } = new([], [], new CookedTrust[CookedClass.Count]);

    /// <summary>Whether anything is joined at all.</summary>
    public bool JoinsAnything => _patterns.Length > 0;

    /// <summary>Whether received packets are known to have copies.</summary>
    internal bool HasReceived { get; }

    /// <summary>Whether sent packets are known to have copies.</summary>
    internal bool HasSent { get; }

    /// <summary>The longest time between slices that bytes alone do not name (IPv6), in nanoseconds; 0 where a queue stands below the bond, for then a second sending comes as soon.</summary>
    internal long SliceGapMax { get; }

    /// <summary>The key that takes the place of the interface.</summary>
    internal uint KeyOf(in PairingFrame frame, in FrameContent content)
    {
        bool isOwn = _ownMacs.Count > 0 && _ownMacs.Contains(FrameFacts.SourceMac(frame));
        return CookedClass.KeyOf(CookedClass.SymbolOf(frame.Located, isOwn), CookedClass.KindOf(frame, content));
    }

    /// <summary>Whether packets of this kind may have copies that stand apart.</summary>
    internal bool IsApart(uint key) => TrustOf(key) == CookedTrust.Apart;

    /// <summary>How the last of these taps follows those before it.</summary>
    internal CookedStep StepOf(ReadOnlySpan<Tap> taps)
    {
        if (taps.Length < 2 || CookedClass.KindOf(taps[0].Interface) == CookedKind.BySlave || IsApart(taps[0].Interface) || !AreOfOneKind(taps))
        {
            return CookedStep.None;
        }

        CookedPattern? longest = null;
        foreach (CookedPattern pattern in _patterns)
        {
            if (pattern.BeginsWith(taps) && (longest is null || pattern.Length > longest.Length))
            {
                longest = pattern;
            }
        }

        return longest?.StepAt(taps.Length - 1, CookedClass.KindOf(taps[0].Interface), TrustOf(taps[0].Interface) == CookedTrust.Whole) ?? CookedStep.None;
    }

    /// <summary>Whether the first copy is the bond's.</summary>
    internal bool IsMasterFirst(Tap first) => !Array.Exists(_patterns, pattern => pattern.First == CookedClass.SymbolOf(first.Interface) && pattern.MasterAt > 0);

    /// <summary>What may still come to a walk.</summary>
    internal WalkWait WaitOf(ReadOnlySpan<Tap> taps)
    {
        if (!IsApart(taps[0].Interface) && CookedClass.KindOf(taps[0].Interface) != CookedKind.BySlave)
        {
            foreach (CookedPattern pattern in _patterns)
            {
                if (pattern.Length > taps.Length && pattern.BeginsWith(taps))
                {
                    return taps[^1].IsReceived ? WalkWait.Short : WalkWait.Long;
                }
            }
        }

        return WalkWait.None;
    }

    private static long SliceGapOf(CookedPattern[] patterns)
    {
        const long UnqueuedNanoseconds = 500_000;
        long longest = patterns.Where(pattern => pattern.IsSent).Select(pattern => Enumerable.Range(1, pattern.Length - 1).Max(at => pattern.UsualGap(at).Max)).DefaultIfEmpty(0).Max();
        return longest <= UnqueuedNanoseconds ? longest : 0;
    }

    private CookedTrust TrustOf(uint key) => _trust[key - CookedClass.KeyOf(0, 0)];

    private static bool AreOfOneKind(ReadOnlySpan<Tap> taps)
    {
        foreach (Tap tap in taps)
        {
            if (CookedClass.KindOf(tap.Interface) != CookedClass.KindOf(taps[0].Interface))
            {
                return false;
            }
        }

        return true;
    }
}
