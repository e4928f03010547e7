namespace TermCap.Engine.Frames;

/// <summary>What several link types have in common.</summary>
public static class LinkTypes
{
    /// <summary>Whether frames carry the header of Linux's cooked capture, which states a direction, instead of a device's own.</summary>
    public static bool IsCooked(this LinkType linkType) => linkType is LinkType.LinuxSll or LinkType.LinuxSll2;
}
