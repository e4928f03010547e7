using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>What a protocol's line is made from: the frame, and the bytes that this protocol reads.</summary>
internal readonly ref struct SummaryInput
{
    /// <summary>The captured bytes of the frame.</summary>
    public readonly ReadOnlySpan<byte> Captured;

    /// <summary>Where its headers are.</summary>
    public readonly ref readonly LocatedFrame Located;

    /// <summary>What is known beside.</summary>
    public readonly ref readonly SummaryContext Context;

    public SummaryInput(ReadOnlySpan<byte> captured, in LocatedFrame located, in SummaryContext context, int depth)
    {
        Captured = captured;
        Located = ref located;
        Context = ref context;
        Depth = depth;
    }

    private SummaryInput(SummaryInput frame, ReadOnlySpan<byte> bytes, int wireLengthBytes)
    {
        Captured = frame.Captured;
        Located = ref frame.Located;
        Context = ref frame.Context;
        Depth = frame.Depth;
        Bytes = bytes;
        WireLengthBytes = wireLengthBytes;
        SourcePort = frame.SourcePort;
        DestinationPort = frame.DestinationPort;
    }

    /// <summary>How many tunnels were entered.</summary>
    public int Depth { get; }

    /// <summary>The captured bytes that the protocol reads.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>How many they were on the wire.</summary>
    public int WireLengthBytes { get; }

    /// <summary>The port of the sender that the protocol is read for; 0 without.</summary>
    public ushort SourcePort { get; init; }

    /// <summary>The port of the receiver that the protocol is read for; 0 without.</summary>
    public ushort DestinationPort { get; init; }

    /// <summary>Whether the snaplen cut the bytes.</summary>
    public bool IsCut => Bytes.Length < WireLengthBytes;

    /// <summary>The same frame, for a protocol that reads these bytes.</summary>
    public SummaryInput For(ReadOnlySpan<byte> bytes, int wireLengthBytes) => new(this, bytes, wireLengthBytes);

    /// <summary>The same frame and bytes, for a protocol over these ports.</summary>
    public SummaryInput Between(ushort source, ushort destination) => new(this, Bytes, WireLengthBytes) { SourcePort = source, DestinationPort = destination };
}
