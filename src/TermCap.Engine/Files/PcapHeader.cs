using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>What the 24 bytes at the head of a pcap file say (draft-ietf-opsawg-pcap, section 4).</summary>
/// <param name="Order">The byte order of all its fields.</param>
/// <param name="Precision">The unit of its fractions of a second.</param>
/// <param name="LinkType">The link type of all its frames.</param>
/// <param name="SnapLengthBytes">The snaplen; 0 when not stated.</param>
/// <param name="MayExchangeLengths">Version 2.3: where the captured length is more than the original one, they are exchanged.</param>
internal readonly record struct PcapHeader(ByteOrder Order, TimestampPrecision Precision, LinkType LinkType, int SnapLengthBytes, bool MayExchangeLengths)
{
    /// <summary>Whether a file that begins so is pcap, and how it is written.</summary>
    public static bool IsMagic(ReadOnlySpan<byte> bytes, out ByteOrder order, out TimestampPrecision precision)
    {
        order = new ByteOrder(ByteOrder.Big.ReadUInt32(bytes) is PcapFormat.MagicMicroseconds or PcapFormat.MagicNanoseconds);
        uint magic = order.ReadUInt32(bytes);
        precision = magic == PcapFormat.MagicNanoseconds ? TimestampPrecision.Nanoseconds : TimestampPrecision.Microseconds;
        return magic is PcapFormat.MagicMicroseconds or PcapFormat.MagicNanoseconds;
    }

    /// <summary>Reads the header of a file whose magic is known.</summary>
    /// <exception cref="CaptureFileException">The version or the link type is not one that TermCap reads.</exception>
    public static PcapHeader Read(ReadOnlySpan<byte> bytes, string name)
    {
        IsMagic(bytes, out ByteOrder order, out TimestampPrecision precision);
        ushort major = order.ReadUInt16(bytes[4..]);
        ushort minor = order.ReadUInt16(bytes[6..]);
        if (major != PcapFormat.MajorVersion || minor is < PcapFormat.OldestMinorVersion or > PcapFormat.MinorVersion)
        {
            throw new CaptureFileException($"cannot read {name}: it is a pcap file of version {major}.{minor}, and only 2.3 and 2.4 are known; write it again with a current tool");
        }

        // The upper 16 bits say whether frames end with an FCS; the IP length tells the same.
        ushort linkType = (ushort)order.ReadUInt32(bytes[20..]);
        if (!LinkTypeNames.IsRead(linkType))
        {
            throw new CaptureFileException($"cannot read {name}: its link type is {linkType}, which TermCap does not read; {LinkTypeNames.Advice}");
        }

        int snapLength = (int)Math.Min(order.ReadUInt32(bytes[16..]), int.MaxValue);
        return new PcapHeader(order, precision, (LinkType)linkType, snapLength, minor == PcapFormat.OldestMinorVersion);
    }
}
