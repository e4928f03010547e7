using System.Globalization;

namespace TermCap.Reports;

/// <summary>Numbers as reports write them.</summary>
internal static class Counted
{
    /// <summary>12,408</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>1 frame, 12,408 frames</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";
}
