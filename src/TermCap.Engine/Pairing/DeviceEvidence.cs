namespace TermCap.Engine.Pairing;

/// <summary>What the capture has shown of one device so far.</summary>
internal sealed class DeviceEvidence
{
    /// <summary>Whether a frame was received here at all.</summary>
    public bool Received { get; set; }

    /// <summary>Whether a frame was sent here at all.</summary>
    public bool Sent { get; set; }

    /// <summary>At a master: whether a slave's received copy was joined to the master's. Until then a copy that is not there is nothing strange.</summary>
    public bool ReceivedPairs { get; set; }

    /// <summary>At a master: the same for sent copies.</summary>
    public bool SentPairs { get; set; }

    /// <summary>At a slave: whether the last received frame whose fate is known was delivered; null before any.</summary>
    public bool? LastDelivered { get; set; }

    /// <summary>At a slave: the group of the last received frame that is not link-local; -1 before any.</summary>
    public int LastGroup { get; set; } = -1;

    /// <summary>… and its packet, for groups are used again.</summary>
    public long LastPacket { get; set; }

    /// <summary>Stamps on the links from slaves into this master.</summary>
    public StampEvidence StampsBelow { get; } = new();

    /// <summary>Stamps on the links from this device to others than masters.</summary>
    public StampEvidence StampsAbove { get; } = new();

    /// <summary>At a master: the slave that was active before the one of now; null before a failover.</summary>
    public DeviceEvidence? ActiveBefore { get; set; }

    /// <summary>… and the last packet that was opened while it was.</summary>
    public long ActiveBeforeUntil { get; set; }

    /// <summary>Statistics of a slave; null for other devices.</summary>
    public SlaveStatistics? Slave { get; set; }
}
