namespace TermCap.Engine.Pairing;

/// <summary>How frames of one kind are joined where no interface is named.</summary>
/// <param name="Copies">Copies of each packet; 1 joins nothing.</param>
/// <param name="HasEqualStamps">Whether they carry equal stamps; else they are joined in their order.</param>
/// <param name="GapNanosecondsMax">The longest time between neighbours that are joined by order.</param>
internal readonly record struct CookedRule(int Copies, bool HasEqualStamps, long GapNanosecondsMax)
{
    /// <summary>Nothing shows that frames of this kind have copies.</summary>
    public static CookedRule Single => new(1, true, 0);

    /// <summary>Copies were seen, and not enough to prove whose they are.</summary>
    public static CookedRule Apart => new(1, true, 0) { IsLeftApart = true };

    /// <summary>Whether packets of this kind may have copies that stand apart.</summary>
    public bool IsLeftApart { get; init; }
}
