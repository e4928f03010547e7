using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of the four bytes of address family before a BSD loopback packet (LINKTYPE_NULL and LINKTYPE_LOOP, tcpdump.org).</summary>
public readonly ref struct LoopbackHeader
{
    public const int LengthBytes = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private LoopbackHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out LoopbackHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new LoopbackHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    /// <summary>The EtherType of the family; 0 when it is neither IPv4 nor IPv6.</summary>
    /// <remarks>The writer's byte order is not known: families are small, so the order that gives a small number is taken.
    /// IPv6 is 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on macOS, 10 on Linux.</remarks>
    public ushort EtherType
    {
        get
        {
            uint family = BinaryPrimitives.ReadUInt32LittleEndian(_bytes);
            family = family > ushort.MaxValue ? BinaryPrimitives.ReverseEndianness(family) : family;
            return family switch
            {
                2 => EtherTypes.IPv4,
                10 or 24 or 28 or 30 => EtherTypes.IPv6,
                _ => 0,
            };
        }
    }
}
