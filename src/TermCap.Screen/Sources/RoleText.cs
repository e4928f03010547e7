using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Screen.Sources;

/// <summary>The engine's words for roles, directions, differences and notes, as the panes join them.</summary>
internal static class RoleText
{
    private static readonly (PacketNotes Note, string Sentence)[] Notes = [.. PairingNames.Notes.ToArray().Select(row => (row.Note, row.Sentence))];
    private static readonly (CopyDifferences Difference, string Words)[] Differences = [.. PairingNames.Differences.ToArray().Select(row => (row.Difference, row.Words))];

    /// <summary>A role in words; empty for none.</summary>
    public static string Of(InterfaceRole role) => InterfaceRoleNames.WordsOf(role);

    /// <summary>in, out, or empty.</summary>
    public static string Of(Direction direction) => DirectionNames.NameOf(direction) ?? "";

    /// <summary>In what a copy differs; empty for nothing.</summary>
    public static string Of(CopyDifferences differs) =>
        string.Join(", ", Differences.Where(row => differs.HasFlag(row.Difference)).Select(row => row.Words));

    /// <summary>The notes of a packet, a sentence each.</summary>
    public static IEnumerable<string> Of(PacketNotes notes) => Notes.Where(row => notes.HasFlag(row.Note)).Select(row => row.Sentence);
}
