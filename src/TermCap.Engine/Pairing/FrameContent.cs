using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>A frame from its network layer on: what is compared.</summary>
internal readonly ref struct FrameContent
{
    // Hardware and protocol type, lengths, operation, then two pairs of 6 and 4 (RFC 826): what follows is padding.
    private const int EthernetArpBytes = 28;

    public FrameContent(in PairingFrame frame)
    {
        ref readonly LocatedFrame located = ref frame.Located;
        int start = located.NetworkOffset;
        if (start < 0 || start > frame.Captured.Length)
        {
            // No network layer was found: all bytes count.
            Bytes = frame.Captured;
            Layout = new ContentLayout { NetworkLengthBytes = Math.Max(frame.OriginalLengthBytes, frame.Captured.Length), TransportOffset = -1, InnerTcpOffset = -1 };
            return;
        }

        int length = located.EtherType == EtherTypes.Arp ? Math.Min(located.NetworkLengthBytes, EthernetArpBytes) : located.NetworkLengthBytes;
        ReadOnlySpan<byte> bytes = frame.Captured[start..];
        Bytes = bytes.Length > length ? bytes[..Math.Max(length, 0)] : bytes;
        Layout = new ContentLayout
        {
            NetworkLengthBytes = length,
            EtherType = located.EtherType,
            IpVersion = located.IpVersion,
            Protocol = located.Protocol,
            TransportOffset = located.TransportOffset >= start ? located.TransportOffset - start : -1,
            InnerTcpOffset = located.TcpOffset > located.TransportOffset && located.TcpOffset >= start ? located.TcpOffset - start : -1,
        };
    }

    /// <summary>The captured bytes of the network layer.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public ContentLayout Layout { get; }

    /// <summary>Whether the snaplen took bytes away.</summary>
    public bool IsCut => Bytes.Length < Layout.NetworkLengthBytes;
}
