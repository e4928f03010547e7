namespace TermCap.Capture.Hosts;

/// <summary>One message of the kernel: what it tells of, and its body.</summary>
internal readonly ref struct NetlinkMessage(ushort kind, ReadOnlySpan<byte> body)
{
    /// <summary>RTM_NEWLINK and its like.</summary>
    public ushort Kind { get; } = kind;

    /// <summary>What follows the header.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;
}
