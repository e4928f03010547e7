using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>Finds what a changed packet went on as (design.md 6.3, rule 12): by what NAT and wrapping leave as it was.</summary>
/// <remarks>Bound: <see cref="SlotCount"/> packets; a newer one takes an older one's slot, and what is forgotten is not linked.</remarks>
internal sealed class PacketLinks
{
    private const int SlotCount = 4096;

    // As long as a turn may take.
    private const long SpanNanoseconds = 20_000_000;

    private readonly (PacketCore Core, long Packet, long Time)[] _slots = new (PacketCore, long, long)[SlotCount];
    private (long Packet, long Time, uint Interface) _esp;

    /// <summary>The last ESP packet received at a device.</summary>
    public void NoteEsp(long packet, long time, uint interfaceKey) => _esp = (packet, time, interfaceKey);

    /// <summary>The ESP packet of the same stamp that ended at this device just before; 0 without.</summary>
    public long EspBefore(long time, uint interfaceKey) => _esp.Packet != 0 && _esp.Time == time && _esp.Interface == interfaceKey ? _esp.Packet : 0;

    /// <summary>Remembers a packet, and answers the one before it that has the same core in another dress: 0 where there is none.</summary>
    public long Before(PacketCore core, long packet, long time, out PacketLinkKind kind)
    {
        kind = PacketLinkKind.Nat;
        if (core.Key == 0)
        {
            return 0;
        }

        ref (PacketCore Core, long Packet, long Time) slot = ref _slots[(core.Key >> 1) % SlotCount];
        long before = slot.Core.Key == core.Key && slot.Core != core && Math.Abs(unchecked(time - slot.Time)) < SpanNanoseconds ? slot.Packet : 0;
        kind = slot.Core.IsTunnel != core.IsTunnel ? PacketLinkKind.Tunnel : PacketLinkKind.Nat;
        slot = (core, packet, time);
        return before;
    }

    /// <summary>
    /// What stays when addresses, ports, TTL and checksums change: of TCP the IP identification, sequence, acknowledgment, flags and window; of UDP the identification and what follows the header;
    /// no key where that proves nothing.
    /// </summary>
    public static PacketCore CoreOf(in PairingFrame frame, in FrameContent content, ulong flow)
    {
        ref readonly LocatedFrame located = ref frame.Located;
        ReadOnlySpan<byte> bytes = frame.Captured;
        bool isTunnel = located.Tunnel is not (TunnelKind.None or TunnelKind.Esp) && located.TcpOffset > located.TransportOffset;
        int tcp = located.TcpOffset >= 0 ? located.TcpOffset : -1;
        if (tcp >= 0 && tcp + 16 <= bytes.Length && located.TcpIpOffset >= 0)
        {
            ulong core = BinaryPrimitives.ReadUInt64BigEndian(bytes[(tcp + 4)..]) * 0x9E3779B97F4A7C15;
            core ^= ((ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[(tcp + 12)..]) << 24) ^ (uint)located.TcpLengthBytes;
            bool isV4 = bytes[located.TcpIpOffset] >> 4 == 4 && located.TcpIpOffset + 6 <= bytes.Length;
            ulong identification = isV4 ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(located.TcpIpOffset + 4)..]) : 0ul;
            return new PacketCore(Mix(core + identification), flow, isTunnel);
        }

        int transport = content.Layout.TransportOffset;
        if (located.Identification == 0 || content.Layout.Protocol != IpProtocols.Udp || transport < 0 || transport + UdpHeader.LengthBytes + 4 > content.Bytes.Length)
        {
            return default;
        }

        ulong payload = BinaryPrimitives.ReadUInt32BigEndian(content.Bytes[(transport + UdpHeader.LengthBytes)..]);
        return new PacketCore(Mix(((payload << 32) | ((ulong)located.Identification << 16)) ^ (uint)content.Layout.NetworkLengthBytes), flow, isTunnel);
    }

    // Identifications that count on must not fall on one slot. Never 0, which means no key.
    private static ulong Mix(ulong key)
    {
        key = (key ^ (key >> 32)) * 0xD6E8FEB86659FD93;
        return (key ^ (key >> 32)) | 1;
    }
}
