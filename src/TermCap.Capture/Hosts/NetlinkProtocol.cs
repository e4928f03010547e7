namespace TermCap.Capture.Hosts;

/// <summary>Who answers at a netlink socket (include/uapi/linux/netlink.h).</summary>
internal enum NetlinkProtocol
{
    /// <summary>Devices and addresses (NETLINK_ROUTE).</summary>
    Route = 0,

    /// <summary>Families that drivers register by name (NETLINK_GENERIC).</summary>
    Generic = 16,
}
