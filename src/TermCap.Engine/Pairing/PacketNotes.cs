namespace TermCap.Engine.Pairing;

/// <summary>What is worth saying of a packet; the closed list of design.md 13.</summary>
[Flags]
public enum PacketNotes : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Copies could as well be another packet's with identical bytes.</summary>
    Ambiguous = 1,

    /// <summary>The capture lost the copy at the master.</summary>
    MasterCopyMissing = 2,

    /// <summary>The copy at the slave is not here: dropped below the master, or lost by the capture.</summary>
    SlaveCopyMissing = 4,

    /// <summary>Received by a device, not taken by the one above.</summary>
    NotDelivered = 8,

    /// <summary>Came out of an ESP packet that ended here.</summary>
    Decapsulated = 16,

    /// <summary>The network repeated a packet that its sender sent once.</summary>
    NetworkDuplicate = 32,

    /// <summary>One of the host's own packets that the network sent back.</summary>
    OwnFrameReturned = 64,

    /// <summary>Evidence did not suffice to join a copy, so it stands apart.</summary>
    LeftApart = 128,
}
