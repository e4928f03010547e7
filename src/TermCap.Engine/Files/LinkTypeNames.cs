using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Which link types can be read, in words.</summary>
internal static class LinkTypeNames
{
    /// <summary>What to do about one that cannot.</summary>
    public const string Advice = "capture Ethernet, Linux cooked (SLL, SLL2), loopback or raw IP";

    /// <summary>Whether frames of this LINKTYPE_ value can be read; the enum is the table.</summary>
    public static bool IsRead(ushort linkType) => Enum.IsDefined((LinkType)linkType);
}
