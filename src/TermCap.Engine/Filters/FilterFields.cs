using System.Collections.Frozen;

namespace TermCap.Engine.Filters;

/// <summary>The field table: every name that a display filter may use. A new field is a row in one of its parts, and a test.</summary>
public static class FilterFields
{
    private static readonly FilterField[] Rows =
    [
        .. FrameFields.Rows,
        .. LinkFields.Rows,
        .. NetworkFields.Rows,
        .. TcpFields.Rows,
        .. AnalysisFields.Rows,
        .. ApplicationFields.Rows,
        .. PairFields.Rows,
    ];

    private static readonly FrozenDictionary<string, FilterField> ByName = Rows.ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All fields, in the table's order.</summary>
    public static IReadOnlyList<FilterField> All => Rows;

    /// <summary>The field of this name, or null.</summary>
    public static FilterField? Find(string name) => ByName.GetValueOrDefault(name);
}
