namespace TermCap.Engine.Pairing;

/// <summary>How a copy follows the one before it where no interface is named.</summary>
/// <param name="Relation">As on a host whose devices are known; None where it does not follow.</param>
/// <param name="HasEqualStamp">Whether it carries the same receive stamp.</param>
/// <param name="GapNanosecondsMin">The shortest time after the copy before it.</param>
/// <param name="GapNanosecondsMax">The longest time.</param>
/// <param name="MustBeOnly">Whether it joins only where one open packet fits: bytes that another packet may have too.</param>
/// <param name="IsMaster">Whether, as far as can be told, it is the copy at the bond.</param>
internal readonly record struct CookedStep(Relation Relation, bool HasEqualStamp, long GapNanosecondsMin, long GapNanosecondsMax, bool MustBeOnly, bool IsMaster)
{
    public static CookedStep None => new(Relation.None, false, 0, 0, true, false);

    public bool Allows(long gap) => HasEqualStamp ? gap == 0 : Math.Abs(gap) <= GapNanosecondsMax && Math.Abs(gap) >= GapNanosecondsMin;
}
