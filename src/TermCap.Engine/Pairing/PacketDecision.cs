namespace TermCap.Engine.Pairing;

/// <summary>What stands for a packet from now on.</summary>
public struct PacketDecision
{
    /// <summary>The packet.</summary>
    public long Packet;

    /// <summary>The frame that stands for it (number over all inputs).</summary>
    public long Witness;

    /// <summary>Whether a cleaned file holds it and the real analysis sees it.</summary>
    public bool IsKept;

    /// <summary>Whether it reached the host.</summary>
    public DeliveryState Delivered;

    /// <summary>Where the master holds only slices: all slices at the witness's interface stand for the packet, the witness is the first of them.</summary>
    public bool SlicesAreWitnesses;

    /// <summary>How its copies were found, so far.</summary>
    public PairingMethod Method;

    /// <summary>What is worth saying, so far.</summary>
    public PacketNotes Notes;
}
