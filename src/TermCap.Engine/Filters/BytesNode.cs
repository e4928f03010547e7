using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A bytes field, which has one value at most, against a question to it.</summary>
internal sealed class BytesNode(TestText source, BytesQuestion question, bool isNegated) : FilterNode
{
    private readonly BytesReader _read = source.Field.ReadBytes!;

    public override bool Matches(in PacketRow row, FilterScope scope) =>
        _read(in row, scope, out ReadOnlySpan<byte> value) && question(value, scope) != isNegated;

    public override void Write(StringBuilder text) => text.Append(source);
}
