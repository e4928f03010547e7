using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A field alone: it exists in the packet.</summary>
internal sealed class FieldNode(FilterField field) : FilterNode
{
    public override bool Matches(in PacketRow row, FilterScope scope)
    {
        if (field.ReadNumber is { } number)
        {
            return number(in row, scope, 0, out _);
        }

        if (field.ReadAddress is { } address)
        {
            return address(in row, scope, 0, out _);
        }

        return field.ReadText is { } text ? text(in row, scope, 0, out _) : field.ReadBytes!(in row, scope, out _);
    }

    public override void Write(StringBuilder text) => text.Append(field.Name);
}
