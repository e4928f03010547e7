using System.Buffers.Binary;
using TermCap.Engine.Frames;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>Fills the columns of a packet's row that lists, filters and counters read without its bytes.</summary>
internal static class PacketColumns
{
    /// <summary>The flags that are problems of the network or the peers, not mere remarks.</summary>
    public const TcpFlags Problems = TcpFlags.Retransmission | TcpFlags.FastRetransmission | TcpFlags.SpuriousRetransmission | TcpFlags.OutOfOrder
        | TcpFlags.LostSegment | TcpFlags.AckLostSegment | TcpFlags.DuplicateAck | TcpFlags.ZeroWindow | TcpFlags.WindowFull;

    /// <summary>Whether a packet is one that <c>n</c> stops at: a real problem, or a reset.</summary>
    public static bool IsProblem(in PacketRow packet) => (packet.Flags & Problems) != 0 || (packet.SegmentFlags & SegmentFlags.Rst) != 0;

    /// <summary>What the first frame says.</summary>
    public static void Fill(ref PacketRow packet, in FrameRow frame, ReadOnlySpan<byte> captured, in LocatedFrame located, bool hasTcp, in TcpSegment segment)
    {
        packet.TimeNanoseconds = frame.TimeNanoseconds;
        packet.LengthBytes = WireLength(frame);
        packet.EtherType = located.EtherType;
        packet.VlanId = (ushort)(located.VlanTci & 0x0FFF);
        packet.IpVersion = located.IpVersion;
        packet.Protocol = located.Protocol;
        packet.SourcePort = located.SourcePort;
        packet.DestinationPort = located.DestinationPort;
        packet.Direction = frame.Direction;
        if (located.Status == HeaderStatus.Malformed)
        {
            packet.States |= PacketStates.Malformed;
        }

        int ip = located.NetworkOffset;
        if (hasTcp)
        {
            ip = located.TcpIpOffset;
            packet.Protocol = IpProtocols.Tcp;
            packet.SourcePort = segment.SourcePort;
            packet.DestinationPort = segment.DestinationPort;
            packet.SegmentFlags = segment.Flags;
            packet.PayloadBytes = segment.PayloadBytes;
            packet.Sequence = segment.Sequence.Value;
            packet.Acknowledgment = segment.Acknowledgment.Value;
            packet.WindowBytes = segment.Window;
            if (ip >= 0)
            {
                packet.IpVersion = segment.Source.Version;
                (packet.SourceHigh, packet.SourceLow) = (segment.Source.High, segment.Source.Low);
                (packet.DestinationHigh, packet.DestinationLow) = (segment.Destination.High, segment.Destination.Low);
                return;
            }
        }

        FillAddresses(ref packet, captured, located, ip);
    }

    /// <summary>What the analysis says; of several slices that stand for one packet, all flags together.</summary>
    public static void Fill(ref PacketRow packet, in TcpVerdict verdict)
    {
        packet.Flags |= verdict.Flags;
        packet.Stream = verdict.Stream;
        packet.SequenceBase = verdict.SequenceBase;
        packet.AcknowledgmentBase = verdict.AcknowledgmentBase;
        packet.DuplicateAckNumber = Math.Max(packet.DuplicateAckNumber, verdict.DuplicateAckNumber);
        packet.RefersTo = verdict.RefersTo > 0 ? verdict.RefersTo : packet.RefersTo;
        packet.RtoNanoseconds = Math.Max(packet.RtoNanoseconds, verdict.RtoNanoseconds);
        packet.AckRttNanoseconds = verdict.AcksPacket > 0 ? verdict.AckRttNanoseconds : packet.AckRttNanoseconds;
        packet.WindowBytes = verdict.WindowBytes;
        packet.Resent = verdict.Resent > packet.Resent || packet.Resent == ResentVerdict.No ? verdict.Resent : packet.Resent;
        packet.ResentSegments = (ushort)Math.Min(packet.ResentSegments + verdict.ResentSegments, ushort.MaxValue);
    }

    /// <summary>Whether both packets carry one and the same TCP segment.</summary>
    public static bool IsSameSegment(in PacketRow a, in PacketRow b) =>
        a.Sequence == b.Sequence && a.Acknowledgment == b.Acknowledgment && a.PayloadBytes == b.PayloadBytes && a.SegmentFlags == b.SegmentFlags
        && a.SourcePort == b.SourcePort && a.DestinationPort == b.DestinationPort
        && a.SourceLow == b.SourceLow && a.DestinationLow == b.DestinationLow && a.SourceHigh == b.SourceHigh && a.DestinationHigh == b.DestinationHigh;

    /// <summary>Shows another packet's verdict; what the kernel counts stays with the other.</summary>
    public static void CopyVerdict(ref PacketRow packet, in PacketRow other)
    {
        packet.Flags = other.Flags;
        packet.Stream = other.Stream;
        packet.DuplicateAckNumber = other.DuplicateAckNumber;
        packet.RefersTo = other.RefersTo;
        packet.RtoNanoseconds = other.RtoNanoseconds;
        packet.AckRttNanoseconds = other.AckRttNanoseconds;
        packet.WindowBytes = other.WindowBytes;
        packet.Resent = other.Resent;
    }

    /// <summary>The frame's wire length without a cooked header, in bytes.</summary>
    public static int WireLength(in FrameRow frame) => frame.OriginalLengthBytes - frame.LinkType switch
    {
        LinkType.LinuxSll => SllHeader.LengthBytes,
        LinkType.LinuxSll2 => Sll2Header.LengthBytes,
        _ => 0,
    };

    private static void FillAddresses(ref PacketRow packet, ReadOnlySpan<byte> captured, in LocatedFrame located, int ip)
    {
        if (ip >= 0 && captured.Length >= ip + 20 && captured[ip] >> 4 == 4)
        {
            packet.IpVersion = 4;
            packet.SourceLow = BinaryPrimitives.ReadUInt32BigEndian(captured[(ip + 12)..]);
            packet.DestinationLow = BinaryPrimitives.ReadUInt32BigEndian(captured[(ip + 16)..]);
        }
        else if (ip >= 0 && captured.Length >= ip + 40 && captured[ip] >> 4 == 6)
        {
            packet.IpVersion = 6;
            packet.SourceHigh = BinaryPrimitives.ReadUInt64BigEndian(captured[(ip + 8)..]);
            packet.SourceLow = BinaryPrimitives.ReadUInt64BigEndian(captured[(ip + 16)..]);
            packet.DestinationHigh = BinaryPrimitives.ReadUInt64BigEndian(captured[(ip + 24)..]);
            packet.DestinationLow = BinaryPrimitives.ReadUInt64BigEndian(captured[(ip + 32)..]);
        }
        else
        {
            packet.SourceLow = Mac(captured, located.SourceMacOffset);
            packet.DestinationLow = Mac(captured, located.DestinationMacOffset);
        }
    }

    private static ulong Mac(ReadOnlySpan<byte> captured, int offset) =>
        offset < 0 || captured.Length < offset + 6
            ? 0
            : ((ulong)BinaryPrimitives.ReadUInt16BigEndian(captured[offset..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(captured[(offset + 2)..]);
}
