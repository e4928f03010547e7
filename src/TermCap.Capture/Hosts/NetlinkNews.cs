namespace TermCap.Capture.Hosts;

/// <summary>What a look at the news of a netlink socket found.</summary>
internal enum NetlinkNews
{
    /// <summary>Nothing waits.</summary>
    None,

    /// <summary>Messages.</summary>
    Some,

    /// <summary>The socket's buffer was full: some were lost.</summary>
    Lost,
}
