namespace TermCap.Engine.Pairing;

/// <summary>What is known of an open group.</summary>
[Flags]
internal enum GroupFlags : ushort
{
    None = 0,

    /// <summary>The sink has heard of the witness.</summary>
    Decided = 1,

    /// <summary>The witness is a bond's or team's copy.</summary>
    HasMaster = 2,

    /// <summary>A link-local frame (LACP, LLDP, STP), which a bond never passes on.</summary>
    LinkLocal = 4,

    /// <summary>What a slave sends by itself: LACP, LLDP, learning packets, ARP of balance-alb or of the ARP monitor.</summary>
    Control = 8,

    /// <summary>The source is one of the host's own addresses, on a received frame.</summary>
    OwnSource = 16,

    /// <summary>The first copy was at a backup slave.</summary>
    Backup = 32,

    /// <summary>At a slave: another frame that is not link-local was received there since.</summary>
    HasNext = 64,

    /// <summary>… and that one was delivered.</summary>
    NextDelivered = 128,

    /// <summary>The master holds slices only.</summary>
    SlicesAreWitnesses = 256,

    /// <summary>An ESP packet of the same stamp ended just before.</summary>
    AfterEsp = 512,

    /// <summary>Opened while the capture lost frames.</summary>
    NearDrops = 1024,

    /// <summary>Told as not delivered or not kept.</summary>
    NotKept = 2048,

    /// <summary>It stands in the list of the receive window's deadlines.</summary>
    WaitsShort = 4096,

    /// <summary>It stands in the list of the transmit window's deadlines.</summary>
    WaitsLong = 8192,

    /// <summary>It may come in slices below: it stands in its flow's chain.</summary>
    InFlow = 16_384,

    /// <summary>At a slave: the frame received there before waits for this one's fate.</summary>
    HasBefore = 32_768,
}
