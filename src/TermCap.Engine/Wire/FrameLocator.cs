using TermCap.Engine.Frames;

namespace TermCap.Engine.Wire;

/// <summary>Finds the headers of a frame in one pass over its captured bytes: link, shims, the outer packet, and the TCP to analyse, inside readable tunnels too.</summary>
public static class FrameLocator
{
    /// <summary>Locates the headers of one frame. Allocates nothing and never throws, whatever the bytes.</summary>
    /// <param name="captured">The captured bytes, link header included.</param>
    /// <param name="originalLengthBytes">The frame's length when captured; never taken as less than what was captured.</param>
    /// <param name="linkType">The link type of the bytes; unknown ones are answered with <see cref="HeaderStatus.Unknown"/>.</param>
    /// <param name="stated">The direction that the file states; a cooked header knows better.</param>
    /// <param name="located">Where everything lies.</param>
    public static void Locate(ReadOnlySpan<byte> captured, int originalLengthBytes, LinkType linkType, Direction stated, out LocatedFrame located)
    {
        Reset(stated, out located);
        int end = Math.Max(originalLengthBytes, captured.Length);
        HeaderStatus status = EnterLink(captured, linkType, ref located, out int offset, out ushort etherType);
        if (status != HeaderStatus.Whole)
        {
            located.Status = IpLayer.CutOrMalformed(status, captured, end);
            located.StoppedAt = Layer.Link;
            return;
        }

        if (linkType.IsCooked())
        {
            RepairTag(captured, end, ref located, ref offset, ref etherType);
        }

        if (ShimLayer.IsShim(etherType) && !EnterShims(captured, ref end, ref located, ref offset, ref etherType))
        {
            return;
        }

        located.EtherType = etherType;
        located.NetworkOffset = offset;
        located.NetworkLengthBytes = Math.Max(0, end - offset);
        if (etherType is EtherTypes.IPv4 or EtherTypes.IPv6)
        {
            PacketLocator.LocateOuter(captured, offset, end, ref located);
        }
        else
        {
            located.StoppedAt = Layer.Network;
            located.Status = etherType == 0 ? HeaderStatus.Unknown : HeaderStatus.Whole;
        }
    }

    private static void Reset(Direction stated, out LocatedFrame located)
    {
        located = default;
        located.Direction = stated;
        located.PacketType = CookedPacketType.Unknown;
        located.SourceMacOffset = -1;
        located.DestinationMacOffset = -1;
        located.NetworkOffset = -1;
        located.TransportOffset = -1;
        located.TcpIpOffset = -1;
        located.TcpOffset = -1;
    }

    private static HeaderStatus EnterLink(ReadOnlySpan<byte> captured, LinkType linkType, ref LocatedFrame located, out int offset, out ushort etherType)
    {
        offset = 0;
        etherType = 0;
        switch (linkType)
        {
            case LinkType.LinuxSll2:
                return EnterSll2(captured, ref located, out offset, out etherType);
            case LinkType.Ethernet:
                return EnterEthernet(captured, ref located, out offset, out etherType);
            case LinkType.LinuxSll:
                return EnterSll(captured, ref located, out offset, out etherType);
            case LinkType.Null or LinkType.Loop:
                offset = LoopbackHeader.LengthBytes;
                HeaderStatus status = LoopbackHeader.View(captured, out LoopbackHeader header);
                etherType = status == HeaderStatus.Whole ? header.EtherType : (ushort)0;
                return status;
            case LinkType.Raw or LinkType.RawDlt12 or LinkType.RawDlt14:
                etherType = captured.IsEmpty ? (ushort)0 : TypeOfVersion(captured[0] >> 4);
                return captured.IsEmpty ? HeaderStatus.Cut : HeaderStatus.Whole;
            case LinkType.IPv4:
                etherType = EtherTypes.IPv4;
                return HeaderStatus.Whole;
            case LinkType.IPv6:
                etherType = EtherTypes.IPv6;
                return HeaderStatus.Whole;
            default:
                return HeaderStatus.Unknown;
        }
    }

    private static ushort TypeOfVersion(int version) => version switch
    {
        4 => EtherTypes.IPv4,
        6 => EtherTypes.IPv6,
        _ => 0,
    };

    private static HeaderStatus EnterEthernet(ReadOnlySpan<byte> captured, ref LocatedFrame located, out int offset, out ushort etherType)
    {
        offset = EthernetHeader.LengthBytes;
        etherType = 0;
        HeaderStatus status = EthernetHeader.View(captured, out EthernetHeader header);
        if (status == HeaderStatus.Whole)
        {
            located.DestinationMacOffset = 0;
            located.SourceMacOffset = EthernetHeader.SourceOffset;
            etherType = header.EtherType;
        }

        return status;
    }

    private static HeaderStatus EnterSll(ReadOnlySpan<byte> captured, ref LocatedFrame located, out int offset, out ushort etherType)
    {
        offset = SllHeader.LengthBytes;
        etherType = 0;
        HeaderStatus status = SllHeader.View(captured, out SllHeader header);
        if (status == HeaderStatus.Whole)
        {
            located.SourceMacOffset = header.AddressLengthBytes == 6 ? SllHeader.AddressOffset : -1;
            etherType = header.Protocol;
            TakePacketType(header.PacketType, ref located);
        }

        return status;
    }

    private static HeaderStatus EnterSll2(ReadOnlySpan<byte> captured, ref LocatedFrame located, out int offset, out ushort etherType)
    {
        offset = Sll2Header.LengthBytes;
        etherType = 0;
        HeaderStatus status = Sll2Header.View(captured, out Sll2Header header);
        if (status == HeaderStatus.Whole)
        {
            located.SourceMacOffset = header.AddressLengthBytes == 6 ? Sll2Header.AddressOffset : -1;
            located.InterfaceIndex = header.InterfaceIndex;
            etherType = header.Protocol;
            TakePacketType(header.PacketType, ref located);
        }

        return status;
    }

    private static void TakePacketType(int packetType, ref LocatedFrame located)
    {
        if (packetType <= (int)CookedPacketType.Outgoing)
        {
            located.PacketType = (CookedPacketType)packetType;
            located.Direction = packetType == (int)CookedPacketType.Outgoing ? Direction.Out : Direction.In;
        }
    }

    private static void RepairTag(ReadOnlySpan<byte> captured, int end, ref LocatedFrame located, ref int offset, ref ushort etherType)
    {
        ReadOnlySpan<byte> data = captured[offset..];
        if (etherType is EtherTypes.IPv4 or EtherTypes.IPv6 or EtherTypes.Arp)
        {
            if (HalfTag.StandsBefore(data, end - offset, etherType))
            {
                located.HasHalfTag = true;
                located.VlanTags = 1;
                located.VlanTci = (ushort)((data[0] << 8) | data[1]);
                offset += HalfTag.LengthBytes;
            }
        }
        else if (EtherTypes.IsVlan(etherType) && HalfTag.IsMissing(data, end - offset, out ushort truly))
        {
            located.HasHalfTag = true;
            etherType = truly;
        }
    }

    private static bool EnterShims(ReadOnlySpan<byte> captured, ref int end, ref LocatedFrame located, ref int offset, ref ushort etherType)
    {
        ShimLayer.Walk(captured, offset, end, etherType, out ShimLayer shims);
        located.VlanTags = shims.VlanTags;
        located.VlanTci = shims.VlanTci;
        if (shims.Status != HeaderStatus.Whole)
        {
            located.Status = shims.Status;
            located.StoppedAt = Layer.Shim;
            return false;
        }

        offset = shims.NetworkOffset;
        end = shims.End;
        etherType = shims.EtherType;
        return true;
    }
}
