using System.Globalization;

namespace TermCap.Engine.Summary;

/// <summary>Numbers of things as sentences have them.</summary>
public static class Counted
{
    /// <summary>12,408</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>1 frame, 12,408 frames</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";
}
