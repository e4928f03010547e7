namespace TermCap.Engine.Pairing;

/// <summary>How frames of one kind are joined where no interface is named.</summary>
/// <param name="Copies">Copies of each packet; 1 joins nothing.</param>
/// <param name="HasEqualStamps">Whether they carry equal stamps; else they are joined in their order.</param>
/// <param name="GapNanosecondsMax">The longest time between neighbours that are joined by order.</param>
internal readonly record struct CookedRule(int Copies, bool HasEqualStamps, long GapNanosecondsMax)
{
    public static CookedRule Apart => new(1, true, 0);
}
