using System.Buffers.Binary;
using System.Net;

namespace TermCap.Engine.Wire;

/// <summary>An IPv4 or IPv6 address as a value of two words; an IPv4 address stands in the lowest 32 bits.</summary>
/// <param name="High">The first eight bytes of an IPv6 address; 0 for IPv4.</param>
/// <param name="Low">The last eight bytes of an IPv6 address, or the four of an IPv4 address.</param>
/// <param name="Version">4 or 6; 0 when there is no address.</param>
public readonly record struct IpAddress128(ulong High, ulong Low, byte Version) : IComparable<IpAddress128>
{
    /// <summary>The address in four bytes of a packet.</summary>
    public static IpAddress128 FromIPv4(ReadOnlySpan<byte> bytes) => new(0, BinaryPrimitives.ReadUInt32BigEndian(bytes), 4);

    /// <summary>The address in sixteen bytes of a packet.</summary>
    public static IpAddress128 FromIPv6(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), 6);

    /// <summary>Orders by version, then by bytes.</summary>
    public int CompareTo(IpAddress128 other) => (Version, High, Low).CompareTo((other.Version, other.High, other.Low));

    /// <summary>The usual text: dotted for IPv4, RFC 5952 for IPv6; empty when there is no address.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return Version switch
        {
            4 => new IPAddress(bytes[12..]).ToString(),
            6 => new IPAddress(bytes).ToString(),
            _ => string.Empty,
        };
    }
}
