using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A text field against a question to each of its values.</summary>
internal sealed class TextNode(TestText source, TextQuestion question, bool isNegated) : FilterNode
{
    private readonly TextReader _read = source.Field.ReadText!;
    private readonly bool _all = source.Quantifier == Quantifier.All;

    public override bool Matches(in PacketRow row, FilterScope scope)
    {
        int index = 0;
        for (; _read(in row, scope, index, out ReadOnlySpan<char> value); index++)
        {
            if ((question(value) != isNegated) != _all)
            {
                return !_all;
            }
        }

        return _all && index > 0;
    }

    public override void Write(StringBuilder text) => text.Append(source);
}
