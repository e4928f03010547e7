namespace TermCap.Engine.Wire;

/// <summary>One TCP option: its kind and the bytes behind kind and length.</summary>
public readonly ref struct TcpOption
{
    public const byte EndOfList = 0;
    public const byte NoOperation = 1;
    public const byte MaximumSegmentSize = 2;
    public const byte WindowScale = 3;
    public const byte SackPermitted = 4;
    public const byte Sack = 5;
    public const byte Timestamps = 8;
    public const byte MultipathTcp = 30;
    public const byte FastOpen = 34;

    internal TcpOption(byte kind, ReadOnlySpan<byte> value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>The option's kind (TCP Option Kind Numbers, IANA).</summary>
    public byte Kind { get; }

    /// <summary>What follows the length byte.</summary>
    public ReadOnlySpan<byte> Value { get; }
}
