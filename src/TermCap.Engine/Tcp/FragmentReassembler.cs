using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Puts IP fragments together (RFC 791, section 3.2; RFC 8200, section 4.5), so that a segment counts at the frame that completes it.</summary>
/// <remarks>
/// Bound: <paramref name="packetsMax"/> packets at once, 64 KiB each; the oldest unfinished one gives way, and <see cref="GivenUpTotal"/> counts it, as it does those whose fragments
/// contradict each other. A fragment cut by the snaplen is not put together. A free place is kept for the next packet.
/// </remarks>
public sealed class FragmentReassembler(int packetsMax = FragmentReassembler.PacketsMaxDefault)
{
    /// <summary>Packets put together at once unless told otherwise: 4 MiB when all are in use.</summary>
    public const int PacketsMaxDefault = 64;

    private readonly List<PartialPacket> _packets = [];
    private long _age;

    /// <summary>Packets that were given up: pushed out, contradicted or too long.</summary>
    public long GivenUpTotal { get; private set; }

    /// <summary>Takes one fragment.</summary>
    /// <param name="captured">The frame's captured bytes.</param>
    /// <param name="located">What was located in them; <see cref="LocatedFrame.IsFragment"/> is true.</param>
    /// <param name="packet">The whole packet from its IP header on, as if never fragmented; valid until the next call.</param>
    /// <returns>Whether this fragment completes a packet.</returns>
    public bool TryAdd(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        int end = located.NetworkOffset + located.NetworkLengthBytes;
        if (end > captured.Length)
        {
            return false; // Cut.
        }

        ReadOnlySpan<byte> bytes = captured[located.NetworkOffset..end];
        if (!TryFindPayload(bytes, out int headerBytes, out int payloadOffset))
        {
            return false;
        }

        PartialPacket partial = PlaceFor(bytes, located);
        if (located.FragmentOffsetBytes == 0 && headerBytes <= PartialPacket.HeaderMax)
        {
            partial.KeepHeader(bytes[..headerBytes]);
        }

        if (!partial.Put(located.FragmentOffsetBytes, bytes[payloadOffset..], !located.MoreFragments))
        {
            partial.Free();
            GivenUpTotal++;
            return false;
        }

        if (!partial.IsComplete)
        {
            return false;
        }

        WriteLengths(partial.Header, partial.PayloadBytes, partial.Protocol);
        partial.Free();
        packet = partial.Packet;
        return true;
    }

    private PartialPacket PlaceFor(ReadOnlySpan<byte> bytes, in LocatedFrame located)
    {
        bool isIPv4 = located.IpVersion == 4;
        IpAddress128 source = isIPv4 ? IpAddress128.FromIPv4(bytes[12..]) : IpAddress128.FromIPv6(bytes[8..]);
        IpAddress128 destination = isIPv4 ? IpAddress128.FromIPv4(bytes[16..]) : IpAddress128.FromIPv6(bytes[24..]);
        _age++;
        PartialPacket? place = null;
        foreach (PartialPacket candidate in _packets)
        {
            if (candidate.Age > 0 && candidate.Identification == located.Identification && candidate.Source == source && candidate.Destination == destination
                && candidate.Protocol == located.Protocol)
            {
                return candidate;
            }

            place = place is null || candidate.Age < place.Age ? candidate : place;
        }

        if ((place is null || place.Age > 0) && _packets.Count < packetsMax)
        {
            place = new PartialPacket();
            _packets.Add(place);
        }

        GivenUpTotal += place!.Age > 0 ? 1 : 0;
        place.Begin(_age, source, destination, located.Identification, located.Protocol);
        return place;
    }

    /// <summary>Finds how long the part of the header is that every fragment repeats, and where the fragment's payload starts.</summary>
    private static bool TryFindPayload(ReadOnlySpan<byte> bytes, out int headerBytes, out int payloadOffset)
    {
        headerBytes = 0;
        payloadOffset = 0;
        if (IPv4Header.View(bytes, out IPv4Header header) == HeaderStatus.Whole)
        {
            headerBytes = header.LengthBytes;
            payloadOffset = headerBytes;
            return true;
        }

        if (IPv6Header.View(bytes, out IPv6Header six) != HeaderStatus.Whole)
        {
            return false;
        }

        byte next = six.NextHeader;
        headerBytes = IPv6Header.LengthBytes;
        while (next != IpProtocols.Fragment)
        {
            bool isBefore = next is IpProtocols.HopByHop or IpProtocols.Routing or IpProtocols.DestinationOptions; // RFC 8200, section 4.1: what may stand before it.
            if (!isBefore || bytes.Length < headerBytes + 2)
            {
                return false;
            }

            next = bytes[headerBytes];
            headerBytes += (bytes[headerBytes + 1] + 1) * 8;
        }

        payloadOffset = headerBytes + IPv6Fragment.LengthBytes;
        return payloadOffset <= bytes.Length;
    }

    private static void WriteLengths(Span<byte> header, int payloadBytes, byte protocol)
    {
        if (header[0] >> 4 == 4)
        {
            // A length that the field cannot hold is written as 0: it ends where the bytes end.
            int total = header.Length + payloadBytes;
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], total <= ushort.MaxValue ? (ushort)total : (ushort)0);
            header[6] &= 0xC0;
            header[7] = 0;
            return;
        }

        int payload = header.Length - IPv6Header.LengthBytes + payloadBytes;
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], payload <= ushort.MaxValue ? (ushort)payload : (ushort)0);
        int position = 6;
        for (int offset = IPv6Header.LengthBytes; offset < header.Length; offset += (header[offset + 1] + 1) * 8)
        {
            position = offset;
        }

        header[position] = protocol;
    }
}
