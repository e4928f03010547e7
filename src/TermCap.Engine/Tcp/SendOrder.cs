namespace TermCap.Engine.Tcp;

/// <summary>Where a packet stands among those that its sender had sent when it came.</summary>
internal enum SendOrder : byte
{
    /// <summary>Nothing tells.</summary>
    Unknown = 0,

    /// <summary>Sent after all that were seen.</summary>
    Newest,

    /// <summary>Sent before some that were seen.</summary>
    Earlier,

    /// <summary>Sent before something that was seen, but after a packet with the same or higher numbers.</summary>
    Again,
}
