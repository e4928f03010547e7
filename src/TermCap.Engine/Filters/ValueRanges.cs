using System.Numerics;

namespace TermCap.Engine.Filters;

/// <summary>A set of numbers as ranges, both ends included; sorted and disjoint once made.</summary>
internal sealed class ValueRanges<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly T[] _lows;
    private readonly T[] _highs;

    public ValueRanges(IEnumerable<(T Low, T High)> ranges)
    {
        List<(T Low, T High)> joined = [];
        foreach ((T low, T high) in ranges.Order())
        {
            if (joined.Count > 0 && (joined[^1].High == T.MaxValue || low <= joined[^1].High + T.One))
            {
                joined[^1] = (joined[^1].Low, T.Max(joined[^1].High, high));
            }
            else
            {
                joined.Add((low, high));
            }
        }

        _lows = [.. joined.Select(range => range.Low)];
        _highs = [.. joined.Select(range => range.High)];
    }

    /// <summary>Whether the value lies in one of the ranges.</summary>
    public bool Contain(T value)
    {
        if (_lows.Length == 1)
        {
            return value >= _lows[0] && value <= _highs[0];
        }

        int at = Array.BinarySearch(_lows, value);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && value <= _highs[at];
    }
}
