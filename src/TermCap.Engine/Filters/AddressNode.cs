using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>An address field against ranges; a network is a range.</summary>
/// <param name="source">How it was written.</param>
/// <param name="ranges">The values that pass; those that do not, where <paramref name="isNegated"/>.</param>
/// <param name="isNegated">Whether to turn the answer for each value round.</param>
internal sealed class AddressNode(TestText source, ValueRanges<UInt128> ranges, bool isNegated) : FilterNode
{
    private readonly AddressReader _read = source.Field.ReadAddress!;
    private readonly bool _all = source.Quantifier == Quantifier.All;

    public override bool Matches(in PacketRow row, FilterScope scope)
    {
        int index = 0;
        for (; _read(in row, scope, index, out UInt128 value); index++)
        {
            if ((ranges.Contain(value) != isNegated) != _all)
            {
                return !_all;
            }
        }

        return _all && index > 0;
    }

    public override void Write(StringBuilder text) => text.Append(source);
}
