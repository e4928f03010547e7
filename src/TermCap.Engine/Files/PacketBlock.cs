using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>The fixed fields of a pcapng block that holds one frame, whichever of the three kinds it is.</summary>
/// <param name="Interface">The number of the interface in its section.</param>
/// <param name="HasTime">A simple packet block has none.</param>
/// <param name="TimeUnits">The time, in the interface's unit.</param>
/// <param name="CapturedBytes">The captured length.</param>
/// <param name="OriginalBytes">The length on the wire.</param>
/// <param name="BodyBytes">Where the captured bytes start in the block's body.</param>
internal readonly record struct PacketBlock(uint Interface, bool HasTime, ulong TimeUnits, uint CapturedBytes, uint OriginalBytes, int BodyBytes)
{
    /// <summary>Enhanced packet block, section 4.3. The body is at least <see cref="PcapngFormat.EnhancedPacketBodyBytes"/> long.</summary>
    public static PacketBlock Enhanced(ReadOnlySpan<byte> body, ByteOrder order) =>
        new(order.ReadUInt32(body), true, Time(body, order), order.ReadUInt32(body[12..]), order.ReadUInt32(body[16..]), PcapngFormat.EnhancedPacketBodyBytes);

    /// <summary>The packet block of old files, appendix A: a 16-bit interface number, then a drop count of doubtful meaning, which is left out.</summary>
    public static PacketBlock Old(ReadOnlySpan<byte> body, ByteOrder order) =>
        new(order.ReadUInt16(body), true, Time(body, order), order.ReadUInt32(body[12..]), order.ReadUInt32(body[16..]), PcapngFormat.OldPacketBodyBytes);

    /// <summary>Simple packet block, section 4.4: interface 0, no time; the snaplen tells how much was captured.</summary>
    public static PacketBlock Simple(ReadOnlySpan<byte> body, ByteOrder order, int snapLengthBytes)
    {
        uint original = order.ReadUInt32(body);
        uint captured = snapLengthBytes == 0 ? original : Math.Min(original, (uint)snapLengthBytes);
        return new PacketBlock(0, false, 0, captured, original, PcapngFormat.SimplePacketBodyBytes);
    }

    /// <summary>The direction in the options that follow the captured bytes (epb_flags, pack_flags).</summary>
    public static Direction Direction(ReadOnlySpan<byte> optionBytes, ByteOrder order)
    {
        PcapngOptions options = new(optionBytes, order);
        while (options.MoveNext())
        {
            if (options.Code == PcapngFormat.PacketFlags && options.Value.Length >= sizeof(uint))
            {
                uint flag = order.ReadUInt32(options.Value) & PcapngFormat.DirectionMask;
                return flag <= (uint)Frames.Direction.Out ? (Direction)flag : Frames.Direction.Unknown;
            }
        }

        return Frames.Direction.Unknown;
    }

    private static ulong Time(ReadOnlySpan<byte> body, ByteOrder order) =>
        ((ulong)order.ReadUInt32(body[4..]) << 32) | order.ReadUInt32(body[8..]);
}
