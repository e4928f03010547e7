using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Reads a <see cref="TcpSegment"/> from located headers. Never throws, whatever the bytes.</summary>
internal static class TcpSegmentReader
{
    /// <summary>Up to here stands everything before the checksum: flags and window are known.</summary>
    private const int WindowEndBytes = 16;

    /// <summary>Up to here stand the header's length and its flags.</summary>
    private const int FlagsEndBytes = 14;

    /// <summary>Where a header cut short still has its sequence number.</summary>
    private const int SequenceEndBytes = 8;

    public static bool TryRead(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpSegment segment)
    {
        if (located.TcpOffset < 0)
        {
            Unsafe.SkipInit(out segment);
            return false;
        }

        segment = default;
        if (located.TcpOffset >= captured.Length || !TryReadAddresses(captured[located.TcpIpOffset..], ref segment))
        {
            return false;
        }

        segment.Direction = located.Direction;
        int available = Math.Min(captured.Length - located.TcpOffset, located.TcpLengthBytes);
        ReadOnlySpan<byte> bytes = captured.Slice(located.TcpOffset, available);
        if (bytes.Length < 4)
        {
            return false;
        }

        ReadFixed(bytes, ref segment);
        ReadRest(bytes, located.TcpLengthBytes, ref segment);
        return true;
    }

    public static bool TryReadQuoted(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpSegment segment)
    {
        segment = default;
        if (located.TransportOffset < 0 || located.IsFragment
            || IcmpHeader.View(IpLayer.Within(captured, located.TransportOffset, int.MaxValue), out IcmpHeader icmp) != HeaderStatus.Whole)
        {
            return false;
        }

        bool quotes = (located.Protocol == IpProtocols.Icmp && icmp.QuotesIPv4) || (located.Protocol == IpProtocols.IcmpV6 && icmp.QuotesIPv6);
        int offset = located.TransportOffset + IcmpHeader.LengthBytes;
        if (!quotes || offset >= captured.Length)
        {
            return false;
        }

        // The quoted packet states its own length, of which only the beginning is here: nothing bounds it.
        IpLayer.Locate(captured, offset, int.MaxValue, out IpLayer ip);
        ReadOnlySpan<byte> bytes = ip.Status == HeaderStatus.Whole && ip.Protocol == IpProtocols.Tcp && ip.FragmentOffsetBytes == 0
            ? IpLayer.Within(captured, ip.TransportOffset, ip.End)
            : default;
        if (bytes.Length < WindowEndBytes || !TryReadAddresses(captured[offset..], ref segment))
        {
            return false;
        }

        segment.Direction = located.Direction;
        ReadFixed(bytes, ref segment);
        segment.Status = SegmentStatus.Quoted;
        return true;
    }

    private static bool TryReadAddresses(ReadOnlySpan<byte> packet, ref TcpSegment segment)
    {
        if (packet.Length >= IPv4Header.MinimumLengthBytes && packet[0] >> 4 == 4)
        {
            segment.Source = IpAddress128.FromIPv4(packet[12..]);
            segment.Destination = IpAddress128.FromIPv4(packet[16..]);
            segment.Identification = BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
            segment.HasIdentification = true;
            segment.TimeToLive = packet[8];
            return true;
        }

        if (packet.Length >= IPv6Header.LengthBytes && packet[0] >> 4 == 6)
        {
            segment.Source = IpAddress128.FromIPv6(packet[8..]);
            segment.Destination = IpAddress128.FromIPv6(packet[24..]);
            segment.TimeToLive = packet[7];
            return true;
        }

        return false;
    }

    private static void ReadFixed(ReadOnlySpan<byte> bytes, ref TcpSegment segment)
    {
        segment.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        segment.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        segment.Status = SegmentStatus.Cut;
        if (bytes.Length >= SequenceEndBytes)
        {
            segment.Sequence = new TcpSequence(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));
        }

        if (bytes.Length >= FlagsEndBytes)
        {
            segment.Acknowledgment = new TcpSequence(BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]));
            segment.Flags = (SegmentFlags)(BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]) & 0x1FF);
            segment.Status = SegmentStatus.FlagsOnly;
        }

        if (bytes.Length >= WindowEndBytes)
        {
            segment.Window = BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]);
            segment.Status = SegmentStatus.EndCut;
        }
    }

    private static void ReadRest(ReadOnlySpan<byte> bytes, int wireLengthBytes, ref TcpSegment segment)
    {
        if (bytes.Length < FlagsEndBytes)
        {
            return;
        }

        int headerBytes = (bytes[12] >> 4) * 4;
        segment.PayloadBytes = Math.Max(0, wireLengthBytes - headerBytes);
        if (bytes.Length < TcpHeader.MinimumLengthBytes)
        {
            return;
        }

        if (headerBytes < TcpHeader.MinimumLengthBytes)
        {
            segment.Status = SegmentStatus.HeaderTooShort;
            return;
        }

        if (headerBytes > wireLengthBytes)
        {
            segment.Status = SegmentStatus.HeaderTooLong;
            return;
        }

        segment.Status = bytes.Length < headerBytes ? SegmentStatus.EndCut : SegmentStatus.Whole;
        if (headerBytes > TcpHeader.MinimumLengthBytes)
        {
            ReadOptions(bytes[TcpHeader.MinimumLengthBytes..Math.Min(headerBytes, bytes.Length)], ref segment);
        }
    }

    private static void ReadOptions(ReadOnlySpan<byte> options, ref TcpSegment segment)
    {
        // RFC 7323, appendix A: most segments carry exactly this, two NOPs and the timestamps.
        if (options.Length == 12 && BinaryPrimitives.ReadUInt32BigEndian(options) == 0x0101080A)
        {
            TakeTimestamps(options[4..], ref segment);
            return;
        }

        TcpOptionWalker walker = new(options);
        while (walker.TryNext(out TcpOption option))
        {
            TakeOption(option, ref segment);
        }

        if (walker.IsMalformed && segment.Status == SegmentStatus.Whole)
        {
            segment.Options |= SegmentOptions.Malformed;
        }
        else if (walker.IsMalformed && walker.Unread.Length >= 2 && walker.Unread[0] == TcpOption.Sack)
        {
            TakeCutSack(walker.Unread, ref segment);
        }
    }

    private static void TakeOption(in TcpOption option, ref TcpSegment segment)
    {
        switch (option.Kind)
        {
            case TcpOption.MaximumSegmentSize when option.Value.Length == 2:
                segment.MaximumSegmentSize = BinaryPrimitives.ReadUInt16BigEndian(option.Value);
                segment.Options |= SegmentOptions.MaximumSegmentSize;
                break;
            case TcpOption.WindowScale when option.Value.Length == 1:
                segment.WindowScale = option.Value[0];
                segment.Options |= SegmentOptions.WindowScale;
                break;
            case TcpOption.SackPermitted:
                segment.Options |= SegmentOptions.SackPermitted;
                break;
            case TcpOption.Sack:
                TakeSack(option.Value, ref segment);
                break;
            case TcpOption.Timestamps when option.Value.Length == 8:
                TakeTimestamps(option.Value, ref segment);
                break;
            case TcpOption.FastOpen:
                segment.Options |= SegmentOptions.FastOpen;
                break;
            default:
                break;
        }
    }

    private static void TakeTimestamps(ReadOnlySpan<byte> value, ref TcpSegment segment)
    {
        segment.TimestampValue = BinaryPrimitives.ReadUInt32BigEndian(value);
        segment.TimestampEcho = BinaryPrimitives.ReadUInt32BigEndian(value[4..]);
        segment.Options |= SegmentOptions.Timestamps;
    }

    // The blocks that are whole are read; how many there are the option's length says.
    private static void TakeCutSack(ReadOnlySpan<byte> option, ref TcpSegment segment)
    {
        const int LengthOfOneBlock = 10;
        segment.Options |= option[1] >= LengthOfOneBlock ? SegmentOptions.CutSack : SegmentOptions.None;
        if (option.Length > 2)
        {
            TakeSack(option[2..], ref segment);
        }
    }

    private static void TakeSack(ReadOnlySpan<byte> value, ref TcpSegment segment)
    {
        segment.SackCount = 0;
        segment.SackBytes = 0;
        segment.Options |= value.IsEmpty ? SegmentOptions.EmptySack : SegmentOptions.None;
        while (value.Length >= 8 && segment.SackCount < SackBlocks.Count)
        {
            SackBlock block = new(new TcpSequence(BinaryPrimitives.ReadUInt32BigEndian(value)), new TcpSequence(BinaryPrimitives.ReadUInt32BigEndian(value[4..])));
            segment.Sack[segment.SackCount++] = block;
            segment.SackBytes = unchecked(segment.SackBytes + block.LengthBytes);
            value = value[8..];
        }
    }
}
