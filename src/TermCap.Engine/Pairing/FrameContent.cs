using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>A frame from its network layer on: what is compared.</summary>
/// <remarks>Filled in place, for it is made twice for every frame: the result of a constructor is made apart and copied.</remarks>
internal ref struct FrameContent
{
    // Hardware and protocol type, lengths, operation, then two pairs of 6 and 4 (RFC 826): what follows is padding.
    private const int EthernetArpBytes = 28;

    /// <summary>Where in <see cref="Bytes"/> stands what copies may differ in.</summary>
    public ContentLayout Layout;

    /// <summary>Finds it in a frame.</summary>
    public static void Of(in PairingFrame frame, out FrameContent content)
    {
        content = default;
        ref readonly LocatedFrame located = ref frame.Located;
        int start = located.NetworkOffset;
        if (start < 0 || start > frame.Captured.Length)
        {
            // No network layer was found: all bytes count.
            content.Bytes = frame.Captured;
            content.Layout.NetworkLengthBytes = Math.Max(frame.OriginalLengthBytes, frame.Captured.Length);
            content.Layout.TransportOffset = content.Layout.InnerTcpOffset = -1;
            return;
        }

        int length = located.EtherType == EtherTypes.Arp ? Math.Min(located.NetworkLengthBytes, EthernetArpBytes) : located.NetworkLengthBytes;
        ReadOnlySpan<byte> bytes = frame.Captured[start..];
        content.Bytes = bytes.Length > length ? bytes[..Math.Max(length, 0)] : bytes;
        content.Layout.NetworkLengthBytes = length;
        content.Layout.EtherType = located.EtherType;
        content.Layout.IpVersion = located.IpVersion;
        content.Layout.Protocol = located.Protocol;
        content.Layout.TransportOffset = located.TransportOffset >= start ? located.TransportOffset - start : -1;
        content.Layout.InnerTcpOffset = located.TcpOffset > located.TransportOffset && located.TcpOffset >= start ? located.TcpOffset - start : -1;
    }

    /// <summary>The captured bytes of the network layer.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the snaplen took bytes away.</summary>
    public readonly bool IsCut => Bytes.Length < Layout.NetworkLengthBytes;
}
