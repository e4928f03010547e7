using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;

namespace TermCap.Output;

/// <summary>The engine's names of flags, notes and differences as the rows that text and JSON are written from.</summary>
internal static class VerdictNames
{
    /// <summary>The flags, in tshark's order.</summary>
    public static readonly (TcpFlags Flag, string Name)[] Flags = [.. TcpFlagNames.All.ToArray().Select(flag => (flag, TcpFlagNames.Of(flag)))];

    /// <summary>The notes of pairing.</summary>
    public static readonly (PacketNotes Note, string Name)[] Notes = [.. PairingNames.Notes.ToArray().Select(row => (row.Note, row.Name))];

    /// <summary>In what copies differ.</summary>
    public static readonly (CopyDifferences Difference, string Name)[] Differences = [.. PairingNames.Differences.ToArray().Select(row => (row.Difference, row.Name))];
}
