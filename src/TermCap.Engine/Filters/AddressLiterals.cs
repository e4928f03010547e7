using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TermCap.Engine.Filters;

/// <summary>Reads addresses and networks as ranges of 128-bit numbers; IPv4 stands in the low 32 bits.</summary>
internal static class AddressLiterals
{
    // No zone (%eth0), no brackets: packets carry neither.
    private static readonly SearchValues<char> AddressLetters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Reads an address, or a network as in 10.0.0.0/8, as its first and last address.</summary>
    /// <exception cref="FilterException">It is neither, or of the other IP version.</exception>
    public static (UInt128 Low, UInt128 High) Read(FilterField field, FilterToken token)
    {
        bool isV4 = field.Type == FilterFieldType.IPv4;
        int bits = isV4 ? 32 : 128;
        int slash = token.Text.IndexOf('/', StringComparison.Ordinal);
        string address = slash < 0 ? token.Text : token.Text[..slash];
        if (!TryAddress(address, isV4, out UInt128 value))
        {
            throw Refused(field, token, address, isV4);
        }

        int prefix = bits;
        if (slash >= 0 && (!int.TryParse(token.Text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
        {
            throw new FilterException($"The network's prefix goes from 0 to {bits}.", token.Column + slash + 1, token.LengthChars - slash - 1);
        }

        UInt128 host = prefix == 0 && bits == 128 ? UInt128.MaxValue : (UInt128.One << (bits - prefix)) - 1;
        return (value & ~host, value | host);
    }

    private static bool TryAddress(string text, bool isV4, out UInt128 value)
    {
        value = 0;
        if (isV4)
        {
            string[] parts = text.Split('.');
            foreach (string part in parts)
            {
                // No leading zeros: some systems read them as octal.
                if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte octet) || (part.Length > 1 && part[0] == '0'))
                {
                    return false;
                }

                value = (value << 8) | octet;
            }

            return parts.Length == 4;
        }

        if (!text.Contains(':', StringComparison.Ordinal) || text.AsSpan().IndexOfAnyExcept(AddressLetters) >= 0
            || !IPAddress.TryParse(text, out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        value = BinaryPrimitives.ReadUInt128BigEndian(address.GetAddressBytes());
        return true;
    }

    private static FilterException Refused(FilterField field, FilterToken token, string address, bool isV4)
    {
        string other = isV4 ? field.Name.Replace("ip.", "ipv6.", StringComparison.Ordinal) : field.Name.Replace("ipv6.", "ip.", StringComparison.Ordinal);
        if (TryAddress(address, !isV4, out _) && other != field.Name)
        {
            return new FilterException($"{field.Name} holds IPv{(isV4 ? 4 : 6)} addresses; {other} holds these.", token.Column, token.LengthChars, null);
        }

        string example = isV4 ? "10.0.0.1 or 10.0.0.0/8" : "fe80::1 or 2001:db8::/32";
        return new FilterException($"{field.Name} takes an address or a network, as in {example}.", token.Column, token.LengthChars);
    }
}
