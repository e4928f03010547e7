using TermCap.Engine.Filters;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Store;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Filters;

/// <summary>A real store with packets of a test, rows filled from the bytes as the pipeline fills them, and filters asked on it.</summary>
internal sealed class FilterBench
{
    public const long StartNanoseconds = 1_700_000_000_000_000_000;

    private static readonly string[] Names = ["if0", "eth2", "bond1", "eth3"];

    public FilterBench(StoreOptions? options = null)
    {
        Store = new CaptureStore(options ?? new StoreOptions(64 << 20));
        Source = new StoreFilterSource(Store, frame => Names[frame.Interface]);
    }

    public delegate void RowChange(ref PacketRow row);

    public CaptureStore Store { get; }

    public StoreFilterSource Source { get; }

    /// <summary>Adds a packet with one copy at bond1 and publishes it; answers its number.</summary>
    public long Add(byte[] bytes, long atNanoseconds = 0, RowChange? change = null)
    {
        AppendFrame(bytes, atNanoseconds, 2, InterfaceRole.Master, Direction.In);
        return AddPacket(bytes, atNanoseconds, 1, change);
    }

    /// <summary>Adds a received packet with a copy at eth2 and one at bond1, 12.5 µs apart.</summary>
    public long AddPair(byte[] bytes, RowChange? change = null)
    {
        ref FrameRow first = ref AppendFrame(bytes, 0, 1, InterfaceRole.ActiveSlave, Direction.In);
        first.NextOfPacket = 1;
        ref FrameRow second = ref AppendFrame(bytes, 12_500, 2, InterfaceRole.Master, Direction.In);
        second.Differs = CopyDifferences.Checksum | CopyDifferences.Mac;
        return AddPacket(bytes, 0, 2, change);
    }

    public bool Fits(string filter, long packet)
    {
        Assert.True(Source.TryGetPacket(packet, out PacketRow row));
        return DisplayFilter.Parse(filter).Matches(packet, in row, new FilterScope(Source));
    }

    private ref FrameRow AppendFrame(byte[] bytes, long atNanoseconds, uint device, InterfaceRole role, Direction direction)
    {
        FrameRecord record = new()
        {
            TimeNanoseconds = StartNanoseconds + atNanoseconds,
            Number = Store.WrittenFrames + 101,
            FileOffset = -1,
            CapturedLengthBytes = bytes.Length,
            OriginalLengthBytes = bytes.Length,
            LinkType = LinkType.Ethernet,
            Input = 1,
        };
        Store.AppendFrame(in record, bytes);
        ref FrameRow frame = ref Store.FrameForUpdate(Store.WrittenFrames);
        frame.Interface = device;
        frame.Role = role;
        frame.Direction = direction;
        return ref frame;
    }

    private long AddPacket(byte[] bytes, long atNanoseconds, int copies, RowChange? change)
    {
        FrameLocator.Locate(bytes, bytes.Length, LinkType.Ethernet, Direction.In, out LocatedFrame located);
        ref PacketRow row = ref Store.AppendPacket();
        row.TimeNanoseconds = StartNanoseconds + atNanoseconds;
        row.FirstFrame = Store.WrittenFrames - copies + 1;
        row.LastFrame = Store.WrittenFrames;
        row.Witness = Store.WrittenFrames;
        row.Copies = copies;
        row.Method = copies > 1 ? PairingMethod.Exact : PairingMethod.Single;
        row.LengthBytes = bytes.Length;
        row.Stream = -1;
        row.States = PacketStates.Decided | PacketStates.Kept | PacketStates.Analysed | PacketStates.Closed;
        FillHeaders(bytes, in located, ref row);
        change?.Invoke(ref row);
        Store.Publish();
        return Store.WrittenPackets;
    }

    private static void FillHeaders(byte[] bytes, in LocatedFrame located, ref PacketRow row)
    {
        row.EtherType = located.EtherType;
        row.VlanId = (ushort)(located.VlanTci & 0x0FFF);
        row.IpVersion = located.IpVersion;
        row.Protocol = located.Protocol;
        row.SourcePort = located.SourcePort;
        row.DestinationPort = located.DestinationPort;
        ReadOnlySpan<byte> network = bytes.AsSpan(located.NetworkOffset);
        (IpAddress128 source, IpAddress128 destination) = located.IpVersion switch
        {
            4 => (IpAddress128.FromIPv4(network[12..]), IpAddress128.FromIPv4(network[16..])),
            6 => (IpAddress128.FromIPv6(network[8..]), IpAddress128.FromIPv6(network[24..])),
            _ => default,
        };
        (row.SourceHigh, row.SourceLow) = (source.High, source.Low);
        (row.DestinationHigh, row.DestinationLow) = (destination.High, destination.Low);
        if (located.TcpOffset >= 0 && TcpHeader.View(bytes.AsSpan(located.TcpOffset), out TcpHeader tcp) == HeaderStatus.Whole)
        {
            row.SegmentFlags = tcp.Flags;
            row.Sequence = tcp.Sequence.Value;
            row.Acknowledgment = tcp.Acknowledgment.Value;
            row.WindowBytes = tcp.Window;
            row.PayloadBytes = located.TcpLengthBytes - tcp.LengthBytes;
        }
    }
}
