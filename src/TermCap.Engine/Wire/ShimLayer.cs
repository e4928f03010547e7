namespace TermCap.Engine.Wire;

/// <summary>What lies between link and network: VLAN tags, PPPoE, MPLS, LLC with SNAP.</summary>
/// <remarks>Bound: <see cref="ShimsMax"/> of them; a longer stack is malformed.</remarks>
internal struct ShimLayer
{
    public const int ShimsMax = 8;

    public HeaderStatus Status;
    public byte VlanTags;
    public ushort VlanTci;

    /// <summary>The type of the network layer; 0 when not known.</summary>
    public ushort EtherType;

    /// <summary>Where the network layer starts.</summary>
    public int NetworkOffset;

    /// <summary>Where it ends at the latest, on the wire.</summary>
    public int End;

    /// <summary>Walks from <paramref name="offset"/>, where what <paramref name="etherType"/> names starts, to the network layer.</summary>
    public static void Walk(ReadOnlySpan<byte> captured, int offset, int end, ushort etherType, out ShimLayer shims)
    {
        shims = default;
        shims.EtherType = etherType;
        shims.NetworkOffset = offset;
        shims.End = end;
        for (int count = 0; shims.Status == HeaderStatus.Whole && IsShim(shims.EtherType); count++)
        {
            if (count == ShimsMax)
            {
                shims.Status = HeaderStatus.Malformed;
                return;
            }

            ReadOnlySpan<byte> bytes = IpLayer.Within(captured, shims.NetworkOffset, shims.End);
            HeaderStatus status = shims.EtherType switch
            {
                EtherTypes.PppoeSession => shims.EnterPppoe(bytes),
                EtherTypes.MplsUnicast or EtherTypes.MplsMulticast => shims.EnterMpls(bytes),
                < EtherTypes.FirstType => shims.EnterLlc(bytes),
                _ => shims.EnterVlan(bytes),
            };
            shims.Status = IpLayer.CutOrMalformed(status, captured, shims.End);
            if (status == HeaderStatus.Unknown)
            {
                shims.Status = HeaderStatus.Whole; // Plain LLC, a control frame: the network layer is what it is.
                return;
            }
        }
    }

    /// <summary>Whether a header of this room stands before the network layer.</summary>
    public static bool IsShim(ushort etherType) => EtherTypes.IsVlan(etherType)
        || etherType is EtherTypes.PppoeSession or EtherTypes.MplsUnicast or EtherTypes.MplsMulticast or (< EtherTypes.FirstType and > 0);

    private HeaderStatus EnterVlan(ReadOnlySpan<byte> bytes)
    {
        HeaderStatus status = VlanTag.View(bytes, out VlanTag tag);
        if (status == HeaderStatus.Whole)
        {
            VlanTci = VlanTags == 0 ? tag.Control : VlanTci;
            VlanTags++;
            EtherType = tag.EtherType;
            NetworkOffset += VlanTag.LengthBytes;
        }

        return status;
    }

    private HeaderStatus EnterPppoe(ReadOnlySpan<byte> bytes)
    {
        HeaderStatus status = PppoeHeader.View(bytes, out PppoeHeader header);
        if (status == HeaderStatus.Whole)
        {
            End = Math.Min(End, NetworkOffset + 6 + header.PayloadLengthBytes);
            EtherType = header.EtherType;
            NetworkOffset += PppoeHeader.LengthBytes;
        }

        return status;
    }

    private HeaderStatus EnterMpls(ReadOnlySpan<byte> bytes)
    {
        HeaderStatus status = MplsLabel.View(bytes, out MplsLabel label);
        if (status != HeaderStatus.Whole)
        {
            return status;
        }

        NetworkOffset += MplsLabel.LengthBytes;
        if (label.IsBottom)
        {
            // Nothing names what follows; the version nibble tells IP (RFC 4928, section 3).
            int version = bytes.Length > MplsLabel.LengthBytes ? bytes[MplsLabel.LengthBytes] >> 4 : 0;
            EtherType = version switch
            {
                4 => EtherTypes.IPv4,
                6 => EtherTypes.IPv6,
                _ => 0,
            };
        }

        return HeaderStatus.Whole;
    }

    private HeaderStatus EnterLlc(ReadOnlySpan<byte> bytes)
    {
        // The field is the length of an 802.3 frame (a smaller number in a cooked header says the same with another meaning: SLL, protocol 1 and 4).
        HeaderStatus status = SnapHeader.View(bytes, out SnapHeader header);
        if (status != HeaderStatus.Whole || !header.HasEtherType || header.EtherType < EtherTypes.FirstType)
        {
            return HeaderStatus.Unknown;
        }

        EtherType = header.EtherType;
        NetworkOffset += SnapHeader.LengthBytes;
        return HeaderStatus.Whole;
    }
}
