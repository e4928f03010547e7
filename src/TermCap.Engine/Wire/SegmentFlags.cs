namespace TermCap.Engine.Wire;

/// <summary>The flags of a TCP header (RFC 9293, section 3.1; AE from RFC 9768).</summary>
[Flags]
public enum SegmentFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The sender has no more data.</summary>
    Fin = 0x01,

    /// <summary>Sequence numbers are being agreed.</summary>
    Syn = 0x02,

    /// <summary>The connection is reset.</summary>
    Rst = 0x04,

    /// <summary>Push.</summary>
    Psh = 0x08,

    /// <summary>The acknowledgment field counts.</summary>
    Ack = 0x10,

    /// <summary>The urgent pointer counts.</summary>
    Urg = 0x20,

    /// <summary>ECN echo (RFC 3168).</summary>
    Ece = 0x40,

    /// <summary>Congestion window reduced (RFC 3168).</summary>
    Cwr = 0x80,

    /// <summary>Accurate ECN, formerly the nonce sum.</summary>
    Ae = 0x100,
}
