using System.Numerics;
using System.Runtime.CompilerServices;

namespace TermCap.Engine.Tcp;

/// <summary>How often each verdict was given; one counter for each bit of <see cref="TcpFlags"/>.</summary>
[InlineArray(TcpTotals.FlagCount)]
public struct FlagCounts
{
    private int _first;

    /// <summary>The counter of one bit.</summary>
    public readonly int Of(TcpFlags flag) => this[BitOperations.TrailingZeroCount((int)flag)];

    internal void Count(TcpFlags flags)
    {
        for (int rest = (int)flags; rest != 0; rest &= rest - 1)
        {
            this[BitOperations.TrailingZeroCount(rest)]++;
        }
    }
}
