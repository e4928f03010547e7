namespace TermCap.Engine.Pairing;

/// <summary>What a sent packet that may come in slices below has beside its <see cref="Group"/>.</summary>
internal struct SlicePart
{
    /// <summary>The next younger group of the flow; -1 at the end.</summary>
    public int Next;

    /// <summary>Of a flow's oldest group, the youngest; of the others, the next older one.</summary>
    public int Link;

    /// <summary>The first of its covers; -1 while no slice came.</summary>
    public int Cover;

    /// <summary>Where the payload starts in the network layer.</summary>
    public int PayloadOffset;

    public int PayloadLength;

    /// <summary>TCP's sequence number; 0 for others.</summary>
    public uint Sequence;
}
