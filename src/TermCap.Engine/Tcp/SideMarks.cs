namespace TermCap.Engine.Tcp;

/// <summary>What is known of one side of a stream.</summary>
[Flags]
internal enum SideMarks : ushort
{
    None = 0,
    HasBase = 1 << 0,

    /// <summary>What moved its next expected number last was data, or a bare FIN just behind data.</summary>
    DataAtNext = 1 << 1,

    /// <summary>Its SYN said whether it scales: its options were captured whole, or up to the offer.</summary>
    OfferKnown = 1 << 2,

    /// <summary>It has sent a packet: last acknowledgment, window and time are known.</summary>
    HasSent = 1 << 4,

    /// <summary>Its SYN was seen.</summary>
    SynSeen = 1 << 5,

    /// <summary>Its SYN offered window scaling.</summary>
    Scales = 1 << 6,

    /// <summary>Its last packet carried SACK blocks.</summary>
    Sack = 1 << 7,

    /// <summary>Bytes in flight are known.</summary>
    InFlightKnown = 1 << 8,

    /// <summary>It sent a FIN.</summary>
    FinSeen = 1 << 9,

    /// <summary>It sent a SYN with a Fast Open cookie and data.</summary>
    FastOpenTried = 1 << 10,
}
