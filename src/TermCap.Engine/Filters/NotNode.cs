using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>The opposite of its part.</summary>
internal sealed class NotNode(FilterNode part) : FilterNode
{
    public override int Binding => 4;

    public override bool Matches(in PacketRow row, FilterScope scope) => !part.Matches(in row, scope);

    public override void Write(StringBuilder text)
    {
        text.Append('!');
        WritePart(text, part, Binding);
    }
}
