using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>Locates the outer packet of a frame from its IP header on, and follows readable tunnels to the TCP inside.</summary>
internal static class PacketLocator
{
    /// <summary>Tunnels inside tunnels that are entered; what lies deeper is not analysed.</summary>
    public const int NestingMax = 4;

    /// <summary>ESP in UDP (RFC 3948, section 2.1).</summary>
    private const ushort EspInUdpPort = 4500;

    /// <summary>Bytes of a transport header that hold the two ports.</summary>
    private const int PortBytes = 4;

    /// <summary>Fills everything of <paramref name="located"/> from the network layer upward.</summary>
    public static void LocateOuter(ReadOnlySpan<byte> captured, int offset, int end, ref LocatedFrame located)
    {
        IpLayer.Locate(captured, offset, end, out IpLayer ip);
        located.Status = ip.Status;
        located.StoppedAt = Layer.Network;
        located.IpVersion = ip.Version;
        if (ip.Version == 0)
        {
            return;
        }

        located.NetworkLengthBytes = Math.Max(0, ip.End - offset);
        located.Protocol = ip.Protocol;
        located.IsFragment = ip.IsFragment;
        located.MoreFragments = ip.MoreFragments;
        located.FragmentOffsetBytes = ip.FragmentOffsetBytes;
        located.Identification = ip.Identification;
        if (ip.Status != HeaderStatus.Whole || ip.FragmentOffsetBytes != 0)
        {
            return;
        }

        located.TransportOffset = ip.TransportOffset;
        located.TransportLengthBytes = Math.Max(0, ip.End - ip.TransportOffset);
        located.StoppedAt = Layer.Transport;
        ReadOnlySpan<byte> transport = IpLayer.Within(captured, ip.TransportOffset, ip.End);
        if (ip.Protocol is IpProtocols.Tcp or IpProtocols.Udp or IpProtocols.Sctp && transport.Length >= PortBytes)
        {
            located.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(transport);
            located.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(transport[2..]);
        }

        if (ip.Protocol == IpProtocols.Tcp)
        {
            located.Status = IpLayer.CutOrMalformed(TcpHeader.View(transport, out _), captured, ip.End);
            TakeTcp(ip, transport.Length, ref located);
        }
        else
        {
            LocateOther(captured, ip, transport, ref located);
        }
    }

    private static void TakeTcp(in IpLayer ip, int capturedBytes, ref LocatedFrame located)
    {
        // A fragment is for the reassembler above; without ports there is no conversation to find.
        if (!ip.IsFragment && capturedBytes >= PortBytes)
        {
            located.TcpIpOffset = ip.HeaderOffset;
            located.TcpOffset = ip.TransportOffset;
            located.TcpLengthBytes = ip.End - ip.TransportOffset;
        }
    }

    private static void LocateOther(ReadOnlySpan<byte> captured, in IpLayer ip, ReadOnlySpan<byte> transport, ref LocatedFrame located)
    {
        located.Status = ip.Protocol switch
        {
            IpProtocols.Udp => IpLayer.CutOrMalformed(UdpHeader.View(transport, out _), captured, ip.End),
            IpProtocols.Icmp or IpProtocols.IcmpV6 => IpLayer.CutOrMalformed(IcmpHeader.View(transport, out _), captured, ip.End),
            _ => HeaderStatus.Whole,
        };
        if (ip.IsFragment || !MayCarry(ip.Protocol))
        {
            return;
        }

        IpLayer carrier = ip;
        for (int depth = 0; depth < NestingMax; depth++)
        {
            TunnelKind kind = Enter(captured, carrier, out int innerOffset, out int innerEnd);
            located.Tunnel = located.Tunnel == TunnelKind.None ? kind : located.Tunnel;
            if (innerOffset < 0)
            {
                return;
            }

            IpLayer.Locate(captured, innerOffset, innerEnd, out carrier);
            if (carrier.Status != HeaderStatus.Whole || carrier.IsFragment)
            {
                return;
            }

            if (carrier.Protocol == IpProtocols.Tcp)
            {
                TakeTcp(carrier, IpLayer.Within(captured, carrier.TransportOffset, carrier.End).Length, ref located);
                return;
            }
        }
    }

    private static bool MayCarry(byte protocol) => protocol is IpProtocols.Udp or IpProtocols.Gre or IpProtocols.IPv4 or IpProtocols.IPv6 or IpProtocols.Esp;

    /// <summary>Steps over one tunnel header; <paramref name="innerOffset"/> is -1 when no IP packet is readable behind it.</summary>
    private static TunnelKind Enter(ReadOnlySpan<byte> captured, in IpLayer ip, out int innerOffset, out int innerEnd)
    {
        innerOffset = -1;
        innerEnd = ip.End;
        ReadOnlySpan<byte> bytes = IpLayer.Within(captured, ip.TransportOffset, ip.End);
        switch (ip.Protocol)
        {
            case IpProtocols.IPv4 or IpProtocols.IPv6:
                innerOffset = bytes.IsEmpty ? -1 : ip.TransportOffset;
                return TunnelKind.IpInIp;
            case IpProtocols.Gre:
                if (GreHeader.View(bytes, out GreHeader gre) == HeaderStatus.Whole)
                {
                    EnterPayload(captured, gre.EtherType, ip.TransportOffset + gre.LengthBytes, ref innerOffset, ref innerEnd);
                }

                return TunnelKind.Gre;
            case IpProtocols.Esp:
                return TunnelKind.Esp;
            case IpProtocols.Udp:
                return EnterUdp(captured, ip, bytes, ref innerOffset, ref innerEnd);
            default:
                return TunnelKind.None;
        }
    }

    private static TunnelKind EnterUdp(ReadOnlySpan<byte> captured, in IpLayer ip, ReadOnlySpan<byte> bytes, ref int innerOffset, ref int innerEnd)
    {
        if (UdpHeader.View(bytes, out UdpHeader udp) != HeaderStatus.Whole)
        {
            return TunnelKind.None;
        }

        int stated = udp.StatedLengthBytes;
        innerEnd = stated >= UdpHeader.LengthBytes ? Math.Min(innerEnd, ip.TransportOffset + stated) : innerEnd;
        ReadOnlySpan<byte> payload = bytes[UdpHeader.LengthBytes..];
        int offset = ip.TransportOffset + UdpHeader.LengthBytes;
        switch (udp.DestinationPort)
        {
            case VxlanHeader.Port when VxlanHeader.View(payload, out _) == HeaderStatus.Whole:
                EnterPayload(captured, EtherTypes.TransparentEthernet, offset + VxlanHeader.LengthBytes, ref innerOffset, ref innerEnd);
                return TunnelKind.Vxlan;
            case GeneveHeader.Port when GeneveHeader.View(payload, out GeneveHeader geneve) == HeaderStatus.Whole:
                EnterPayload(captured, geneve.EtherType, offset + geneve.LengthBytes, ref innerOffset, ref innerEnd);
                return TunnelKind.Geneve;
            default:
                // Four zero bytes mark key exchange, one byte alone a keep-alive (RFC 3948, section 2.2 and 2.3).
                bool esp = (udp.DestinationPort == EspInUdpPort || udp.SourcePort == EspInUdpPort)
                    && payload.Length > PortBytes && BinaryPrimitives.ReadUInt32BigEndian(payload) != 0;
                return esp ? TunnelKind.Esp : TunnelKind.None;
        }
    }

    private static void EnterPayload(ReadOnlySpan<byte> captured, ushort etherType, int offset, ref int innerOffset, ref int innerEnd)
    {
        if (etherType == EtherTypes.TransparentEthernet)
        {
            if (EthernetHeader.View(IpLayer.Within(captured, offset, innerEnd), out EthernetHeader ethernet) != HeaderStatus.Whole)
            {
                return;
            }

            etherType = ethernet.EtherType;
            offset += EthernetHeader.LengthBytes;
        }

        if (ShimLayer.IsShim(etherType))
        {
            ShimLayer.Walk(captured, offset, innerEnd, etherType, out ShimLayer shims);
            etherType = shims.Status == HeaderStatus.Whole ? shims.EtherType : (ushort)0;
            offset = shims.NetworkOffset;
            innerEnd = shims.End;
        }

        if (etherType is EtherTypes.IPv4 or EtherTypes.IPv6 && offset < captured.Length)
        {
            innerOffset = offset;
        }
    }
}
