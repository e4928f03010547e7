namespace TermCap.Engine.Summary;

/// <summary>All fields of a packet's witness, layer by layer, in the order of their bytes. Immutable.</summary>
/// <param name="Fields">The rows; a row's children follow it with a greater depth.</param>
/// <param name="IsTruncated">Whether there were more than <see cref="FieldsMax"/>.</param>
public sealed record DetailTree(IReadOnlyList<DetailField> Fields, bool IsTruncated)
{
    /// <summary>The most rows of a tree; a packet that has more says so in the last one.</summary>
    public const int FieldsMax = 2000;

    /// <summary>The innermost row whose bytes hold an offset; -1 when none does.</summary>
    public int RowAt(int offset)
    {
        int found = -1;
        for (int row = 0; row < Fields.Count; row++)
        {
            DetailField field = Fields[row];
            bool holds = field.Offset >= 0 && offset >= field.Offset && offset < field.Offset + field.LengthBytes;
            if (holds && (found < 0 || field.Depth >= Fields[found].Depth))
            {
                found = row;
            }
        }

        return found;
    }
}
