namespace TermCap.Capture.Counters;

/// <summary>The kernel's own TCP counters that TermCap reads, named group and field as /proc/net/snmp and /proc/net/netstat print them.</summary>
public enum KernelCounter
{
    /// <summary>Segments received.</summary>
    TcpInSegs,

    /// <summary>Segments sent, those resent not included.</summary>
    TcpOutSegs,

    /// <summary>Segments sent again.</summary>
    TcpRetransSegs,

    /// <summary>Segments received with errors.</summary>
    TcpInErrs,

    /// <summary>Segments sent with RST.</summary>
    TcpOutRsts,

    /// <summary>Connections reset while established.</summary>
    TcpEstabResets,

    /// <summary>SYNs and SYN-ACKs sent again.</summary>
    TcpExtTCPSynRetrans,

    /// <summary>Fast retransmissions.</summary>
    TcpExtTCPFastRetrans,

    /// <summary>Retransmissions in slow start.</summary>
    TcpExtTCPSlowStartRetrans,

    /// <summary>Retransmission time-outs.</summary>
    TcpExtTCPTimeouts,

    /// <summary>Tail loss probes sent.</summary>
    TcpExtTCPLossProbes,

    /// <summary>Retransmissions that were lost again.</summary>
    TcpExtTCPLostRetransmit,

    /// <summary>Time-outs that turned out to be needless.</summary>
    TcpExtTCPSpuriousRTOs,

    /// <summary>D-SACKs received: the peer had our segment twice.</summary>
    TcpExtTCPDSACKRecv,

    /// <summary>D-SACKs sent for old segments: we had the peer's segment twice.</summary>
    TcpExtTCPDSACKOldSent,

    /// <summary>Segments queued out of order.</summary>
    TcpExtTCPOFOQueue,

    /// <summary>Our window went to zero.</summary>
    TcpExtTCPToZeroWindowAdv,

    /// <summary>Our window opened again.</summary>
    TcpExtTCPFromZeroWindowAdv,

    /// <summary>Connections that a full accept queue refused.</summary>
    TcpExtListenDrops,

    /// <summary>Segments dropped because the socket's backlog was full.</summary>
    TcpExtTCPBacklogDrop,

    /// <summary>Segments dropped because the receive queue was full.</summary>
    TcpExtTCPRcvQDrop,
}
