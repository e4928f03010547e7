using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A number field against ranges.</summary>
/// <param name="source">How it was written.</param>
/// <param name="ranges">The values that pass; those that do not, where <paramref name="isNegated"/>.</param>
/// <param name="isNegated">Whether to turn the answer for each value round.</param>
/// <param name="mask">The bits of the value that count.</param>
internal sealed class NumberNode(TestText source, ValueRanges<long> ranges, bool isNegated, long mask) : FilterNode
{
    private readonly NumberReader _read = source.Field.ReadNumber!;
    private readonly bool _all = source.Quantifier == Quantifier.All;

    public override bool Matches(in PacketRow row, FilterScope scope)
    {
        int index = 0;
        for (; _read(in row, scope, index, out long value); index++)
        {
            if ((ranges.Contain(value & mask) != isNegated) != _all)
            {
                return !_all;
            }
        }

        return _all && index > 0;
    }

    public override void Write(StringBuilder text) => text.Append(source);
}
