namespace TermCap.Engine.Pairing;

/// <summary>A packet's last word: no more copies can come.</summary>
public struct PacketClosing
{
    /// <summary>The packet.</summary>
    public long Packet;

    /// <summary>Whole copies, the first frame included.</summary>
    public int Copies;

    /// <summary>Slices.</summary>
    public int Slices;

    /// <summary>How its copies were found.</summary>
    public PairingMethod Method;

    /// <summary>All notes, those of the decision included.</summary>
    public PacketNotes Notes;

    /// <summary>Whether it was closed to make room, not because it was done.</summary>
    public bool WasEvicted;
}
