using System.Buffers.Binary;
using System.Globalization;

namespace TermCap.Engine.Summary;

/// <summary>Writes addresses as text without allocation: dotted IPv4, IPv6 after RFC 5952, MAC with colons.</summary>
public static class AddressText
{
    /// <summary>Characters that any address needs at most: an IPv6 address with an IPv4 tail.</summary>
    public const int LengthMax = 46;

    /// <summary>Characters that any endpoint needs at most: address, brackets, colon, port.</summary>
    public const int EndpointMax = LengthMax + 8;

    /// <summary>Writes an IPv4 address of four bytes, a MAC address of six, or an IPv6 address of sixteen.</summary>
    /// <returns>How many characters; 0 for any other length.</returns>
    public static int Write(ReadOnlySpan<byte> bytes, Span<char> text) => bytes.Length switch
    {
        4 => WriteIPv4(bytes, text),
        6 => WriteMac(bytes, text),
        16 => WriteIPv6(bytes, text),
        _ => 0,
    };

    /// <summary>Writes an address as the store keeps it.</summary>
    /// <param name="high">The first eight bytes of an IPv6 address.</param>
    /// <param name="low">The rest, or the whole of an IPv4 or MAC address.</param>
    /// <param name="ipVersion">4, 6, or 0 for a MAC address.</param>
    /// <param name="text">Takes the text; <see cref="LengthMax"/> characters suffice.</param>
    public static int Write(ulong high, ulong low, byte ipVersion, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return ipVersion switch
        {
            4 => WriteIPv4(bytes[12..], text),
            6 => WriteIPv6(bytes, text),
            _ => WriteMac(bytes[10..], text),
        };
    }

    /// <summary>Writes an address and its port: 10.0.0.1:80, [fe80::1]:80; the address alone where the port is 0.</summary>
    public static int WriteEndpoint(ulong high, ulong low, byte ipVersion, ushort port, Span<char> text)
    {
        if (port == 0 || ipVersion == 0)
        {
            return Write(high, low, ipVersion, text);
        }

        int length = 0;
        if (ipVersion == 6)
        {
            text[length++] = '[';
        }

        length += Write(high, low, ipVersion, text[length..]);
        if (ipVersion == 6)
        {
            text[length++] = ']';
        }

        text[length++] = ':';
        return length + Decimal(port, text[length..]);
    }

    private static int WriteIPv4(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        int length = 0;
        for (int at = 0; at < 4; at++)
        {
            if (at > 0)
            {
                text[length++] = '.';
            }

            length += Decimal(bytes[at], text[length..]);
        }

        return length;
    }

    private static int WriteMac(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        int length = 0;
        foreach (byte value in bytes)
        {
            if (length > 0)
            {
                text[length++] = ':';
            }

            text[length++] = Digit(value >> 4);
            text[length++] = Digit(value & 0xF);
        }

        return length;
    }

    // RFC 5952: no leading zeros, lower case, the longest run of two or more zero groups becomes "::", the first of equals (4.2); an IPv4-mapped tail is dotted (5).
    private static int WriteIPv6(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        bool isMapped = bytes[..10].IndexOfAnyExcept((byte)0) < 0 && bytes[10] == 0xFF && bytes[11] == 0xFF;
        if (isMapped)
        {
            "::ffff:".CopyTo(text);
            return 7 + WriteIPv4(bytes[12..], text[7..]);
        }

        (int run, int runLength) = LongestZeros(bytes);
        int length = 0;
        for (int group = 0; group < 8; group++)
        {
            if (group == run)
            {
                text[length++] = ':';
                text[length++] = ':';
                group += runLength - 1;
                continue;
            }

            if (group > 0 && group != run + runLength)
            {
                text[length++] = ':';
            }

            length += Group(BinaryPrimitives.ReadUInt16BigEndian(bytes[(group * 2)..]), text[length..]);
        }

        return length;
    }

    private static (int Start, int Length) LongestZeros(ReadOnlySpan<byte> bytes)
    {
        (int Start, int Length) best = (-1, 1);
        int start = -1;
        for (int group = 0; group < 8; group++)
        {
            bool isZero = bytes[group * 2] == 0 && bytes[(group * 2) + 1] == 0;
            start = !isZero ? -1 : start < 0 ? group : start;
            if (start >= 0 && group - start + 1 > best.Length)
            {
                best = (start, group - start + 1);
            }
        }

        return best.Start < 0 ? (-1, 0) : best;
    }

    private static int Group(ushort value, Span<char> text)
    {
        int length = 0;
        for (int shift = 12; shift >= 0; shift -= 4)
        {
            if (length > 0 || shift == 0 || value >> shift != 0)
            {
                text[length++] = Digit((value >> shift) & 0xF);
            }
        }

        return length;
    }

    private static char Digit(int value) => "0123456789abcdef"[value];

    private static int Decimal(ushort value, Span<char> text) => value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? length : 0;
}
