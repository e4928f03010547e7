namespace TermCap.Engine.Wire;

/// <summary>Where one IP header and its extension headers end, what follows, and how far the packet goes on the wire.</summary>
/// <remarks>Bound: <see cref="ExtensionHeadersMax"/> extension headers; a longer chain is malformed.</remarks>
internal struct IpLayer
{
    /// <summary>Extension headers that are followed. RFC 8200, section 4.1 allows each once, destination options twice: eight are more than any real packet has.</summary>
    public const int ExtensionHeadersMax = 8;

    public HeaderStatus Status;
    public byte Version;
    public byte Protocol;
    public bool IsFragment;
    public bool MoreFragments;
    public int HeaderOffset;
    public int FragmentOffsetBytes;
    public uint Identification;

    /// <summary>Where the packet ends on the wire; may lie past the captured bytes.</summary>
    public int End;

    /// <summary>Where the transport header (or the rest of a fragment) starts; -1 when it was not reached.</summary>
    public int TransportOffset;

    /// <summary>Reads the header at <paramref name="offset"/>; the version nibble says which.</summary>
    /// <param name="captured">The captured bytes of the frame.</param>
    /// <param name="offset">Where the header starts; not past the captured bytes.</param>
    /// <param name="end">Where what carries the packet ends on the wire.</param>
    /// <param name="ip">What was found.</param>
    public static void Locate(ReadOnlySpan<byte> captured, int offset, int end, out IpLayer ip)
    {
        ip = default;
        ip.HeaderOffset = offset;
        ip.TransportOffset = -1;
        ip.End = end;
        ReadOnlySpan<byte> bytes = Within(captured, offset, end);
        if (bytes.IsEmpty)
        {
            ip.Status = CutOrMalformed(HeaderStatus.Cut, captured, end);
            return;
        }

        switch (bytes[0] >> 4)
        {
            case 4:
                ip.LocateIPv4(bytes);
                break;
            case 6:
                ip.LocateIPv6(bytes);
                break;
            default:
                ip.Status = HeaderStatus.Malformed;
                return;
        }

        ip.Status = CutOrMalformed(ip.Status, captured, ip.End);
    }

    /// <summary>The captured bytes between an offset and an end on the wire.</summary>
    public static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> captured, int offset, int end)
    {
        int last = Math.Min(end, captured.Length);
        return offset < last ? captured[offset..last] : default;
    }

    /// <summary>A header that is too short although every byte sent was captured is malformed, not cut.</summary>
    public static HeaderStatus CutOrMalformed(HeaderStatus status, ReadOnlySpan<byte> captured, int end) =>
        status == HeaderStatus.Cut && end <= captured.Length ? HeaderStatus.Malformed : status;

    private void LocateIPv4(ReadOnlySpan<byte> bytes)
    {
        Status = IPv4Header.View(bytes, out IPv4Header header);
        if (Status != HeaderStatus.Whole)
        {
            return;
        }

        Version = 4;
        int total = header.TotalLengthBytes;
        if (total != 0 && total < header.LengthBytes)
        {
            Status = HeaderStatus.Malformed;
            return;
        }

        // Total length 0: one large frame that the card still has to cut; it ends where the frame does.
        End = total == 0 ? End : Math.Min(End, HeaderOffset + total);
        Protocol = header.Protocol;
        Identification = header.Identification;
        FragmentOffsetBytes = header.FragmentOffsetBytes;
        MoreFragments = header.MoreFragments;
        IsFragment = MoreFragments || FragmentOffsetBytes != 0;
        TransportOffset = HeaderOffset + header.LengthBytes;
        if (Protocol == IpProtocols.Authentication && !IsFragment)
        {
            FollowExtensions(bytes, header.LengthBytes);
        }
    }

    private void LocateIPv6(ReadOnlySpan<byte> bytes)
    {
        Status = IPv6Header.View(bytes, out IPv6Header header);
        if (Status != HeaderStatus.Whole)
        {
            return;
        }

        Version = 6;
        int payload = header.PayloadLengthBytes;

        // Payload length 0: a jumbogram or a large offloaded frame; it ends where the frame does. With no next header it is truly empty.
        bool stated = payload != 0 || header.NextHeader == IpProtocols.NoNext;
        End = stated ? Math.Min(End, HeaderOffset + IPv6Header.LengthBytes + payload) : End;
        Protocol = header.NextHeader;
        FollowExtensions(bytes[..Math.Min(bytes.Length, End - HeaderOffset)], IPv6Header.LengthBytes);
    }

    private void FollowExtensions(ReadOnlySpan<byte> bytes, int position)
    {
        for (int count = 0; IsExtension(Protocol); count++)
        {
            if (count == ExtensionHeadersMax)
            {
                Status = HeaderStatus.Malformed;
                TransportOffset = -1;
                return;
            }

            if (bytes.Length - position < IPv6Fragment.LengthBytes)
            {
                Status = HeaderStatus.Cut;
                TransportOffset = -1;
                return;
            }

            ReadOnlySpan<byte> extension = bytes[position..];
            int length = Protocol switch
            {
                IpProtocols.Fragment => IPv6Fragment.LengthBytes,
                IpProtocols.Authentication => (extension[1] + 2) * 4, // RFC 4302, section 2.2
                _ => (extension[1] + 1) * 8,                          // RFC 8200, section 4.2
            };
            if (Protocol == IpProtocols.Fragment)
            {
                TakeFragment(extension);
            }

            Protocol = extension[0];
            position += length;
            if (FragmentOffsetBytes != 0)
            {
                break; // What follows is the middle of something.
            }
        }

        // A last extension may run past what was captured; then what follows it was not.
        TransportOffset = HeaderOffset + position;
    }

    private void TakeFragment(ReadOnlySpan<byte> extension)
    {
        IPv6Fragment.View(extension, out IPv6Fragment fragment);
        Identification = fragment.Identification;
        FragmentOffsetBytes = fragment.OffsetBytes;
        MoreFragments = fragment.MoreFragments;
        IsFragment = MoreFragments || FragmentOffsetBytes != 0; // RFC 6946: an atomic fragment is a whole packet.
    }

    private static bool IsExtension(byte protocol) => protocol is IpProtocols.HopByHop or IpProtocols.Routing or IpProtocols.Fragment
        or IpProtocols.DestinationOptions or IpProtocols.Authentication or IpProtocols.Mobility or IpProtocols.Hip or IpProtocols.Shim6;
}
