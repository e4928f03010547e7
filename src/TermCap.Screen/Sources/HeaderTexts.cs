using System.Globalization;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;
using TermCap.Screen.Detail;

namespace TermCap.Screen.Sources;

/// <summary>Protocol and words from the row alone.</summary>
internal sealed class HeaderTexts : IPacketTexts
{
    /// <inheritdoc/>
    public (string Protocol, string Info) Of(long number, in PacketRow row)
    {
        if (row.IpVersion == 0)
        {
            return (row.EtherType == EtherTypes.Arp ? "ARP" : "0x" + row.EtherType.ToString("x4", CultureInfo.InvariantCulture), ProtocolNames.EtherType(row.EtherType));
        }

        return row.Protocol == IpProtocols.Tcp
            ? ("TCP", string.Create(CultureInfo.InvariantCulture, $"[{ProtocolNames.Flags(row.SegmentFlags)}] Seq={row.Sequence} Ack={row.Acknowledgment} Win={row.WindowBytes} Len={row.PayloadBytes}"))
            : (ProtocolNames.Protocol(row.Protocol).Split(' ')[0], ProtocolNames.Protocol(row.Protocol));
    }
}
