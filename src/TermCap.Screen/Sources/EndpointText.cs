using System.Globalization;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Screen.Sources;

/// <summary>A packet's ends as text: <c>10.0.21.5:24399</c>, <c>[2001:db8::7]:6380</c>, a MAC address, or empty.</summary>
internal static class EndpointText
{
    /// <summary>Who sent it.</summary>
    public static string Source(in PacketRow row) => Of(row.SourceHigh, row.SourceLow, row.IpVersion, HasPorts(row) ? row.SourcePort : null);

    /// <summary>Whom it is for.</summary>
    public static string Destination(in PacketRow row) => Of(row.DestinationHigh, row.DestinationLow, row.IpVersion, HasPorts(row) ? row.DestinationPort : null);

    private static bool HasPorts(in PacketRow row) => row.IpVersion != 0 && (row.SourcePort | row.DestinationPort) != 0;

    private static string Of(ulong high, ulong low, byte version, ushort? port)
    {
        if (version == 0)
        {
            return low == 0 ? "" : Mac(low);
        }

        string address = new IpAddress128(high, low, version).ToString();
        return port is not { } number ? address
            : version == 6 ? string.Create(CultureInfo.InvariantCulture, $"[{address}]:{number}")
            : string.Create(CultureInfo.InvariantCulture, $"{address}:{number}");
    }

    /// <summary>A hardware address.</summary>
    public static string Mac(ulong low) => string.Join(':', Enumerable.Range(0, 6).Select(place => ((byte)(low >> (40 - (8 * place)))).ToString("x2", CultureInfo.InvariantCulture)));
}
