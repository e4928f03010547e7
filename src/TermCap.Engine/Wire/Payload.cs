namespace TermCap.Engine.Wire;

/// <summary>What a transport header carries: where it starts and how long it was on the wire.</summary>
/// <param name="Offset">From the first captured byte of the frame.</param>
/// <param name="WireLengthBytes">As IP and UDP state it; may go past the captured bytes.</param>
public readonly record struct Payload(int Offset, int WireLengthBytes)
{
    /// <summary>Finds the payload of the analysed TCP segment; false when its header is not whole.</summary>
    public static bool TryTcp(ReadOnlySpan<byte> captured, in LocatedFrame located, out Payload payload)
    {
        payload = default;
        if (located.TcpOffset < 0 || TcpHeader.View(IpLayer.Within(captured, located.TcpOffset, located.TcpOffset + located.TcpLengthBytes), out TcpHeader tcp) != HeaderStatus.Whole)
        {
            return false;
        }

        payload = new Payload(located.TcpOffset + tcp.LengthBytes, Math.Max(0, located.TcpLengthBytes - tcp.LengthBytes));
        return true;
    }

    /// <summary>Finds the payload of the outer UDP datagram; false for others, for fragments after the first, and when the header is not whole.</summary>
    public static bool TryUdp(ReadOnlySpan<byte> captured, in LocatedFrame located, out Payload payload)
    {
        payload = default;
        if (located.Protocol != IpProtocols.Udp || located.TransportOffset < 0
            || UdpHeader.View(IpLayer.Within(captured, located.TransportOffset, located.TransportOffset + located.TransportLengthBytes), out UdpHeader udp) != HeaderStatus.Whole)
        {
            return false;
        }

        // A stated length of 0 or more than IP has is offload's doing or a lie: IP's counts.
        int stated = udp.StatedLengthBytes;
        int lengthBytes = stated >= UdpHeader.LengthBytes && stated <= located.TransportLengthBytes ? stated : located.TransportLengthBytes;
        payload = new Payload(located.TransportOffset + UdpHeader.LengthBytes, Math.Max(0, lengthBytes - UdpHeader.LengthBytes));
        return true;
    }

    /// <summary>The bytes of it that were captured.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> captured) => IpLayer.Within(captured, Offset, Offset + WireLengthBytes);
}
