using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Reads the blocks of a pcapng file (draft-ietf-opsawg-pcapng): several sections, either byte order in each.</summary>
/// <remarks>
/// Bounds: a block past <see cref="PcapngFormat.LargestBlockBytes"/> is malformed; so is an interface past <see cref="PcapngFormat.SectionInterfaces"/>.
/// A frame without a time (simple packet block) has the time of the frame before it; so has a topology.
/// Frames of an interface whose link type cannot be read are numbered, counted and left out.
/// </remarks>
internal sealed class PcapngReader(ReaderInput input) : IRecordReader
{
    private readonly List<PcapngInterface> _interfaces = [];
    private ByteOrder _order;
    private bool _inSection;
    private long _lastTimeNanoseconds;

    /// <summary>Why a block is malformed; null as long as none was.</summary>
    private string? _fault;

    /// <inheritdoc/>
    public TimestampPrecision Precision { get; private set; }

    /// <inheritdoc/>
    /// <remarks>isb_osdrop counts as the ring's, isb_ifdrop as the interface's, as the format defines them.</remarks>
    public CaptureDrops Drops { get; private set; }

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        InputWindow window = input.Window;
        while (!ReaderInput.IsFull(batch))
        {
            WindowStatus status = window.Require(PcapngFormat.LeastBlockBytes, batch.IsEmpty);
            if (status != WindowStatus.Ready)
            {
                return input.Conclude(batch, status, "a block's header");
            }

            if (!TryReadHead(window.Unread, out uint type, out int length))
            {
                return input.Malformed(batch, _fault!);
            }

            status = window.Require(length, batch.IsEmpty);
            if (status != WindowStatus.Ready)
            {
                return input.Conclude(batch, status, "a block");
            }

            if (!TryTake(batch, type, window.Unread[..length]))
            {
                return input.Malformed(batch, _fault!);
            }

            window.Advance(length);
        }

        return FillStatus.More;
    }

    private bool TryReadHead(ReadOnlySpan<byte> head, out uint type, out int length)
    {
        // A section header's type reads the same in both orders; its third word tells the order of all that follows.
        type = _order.ReadUInt32(head);
        if (type == PcapngFormat.SectionHeader)
        {
            ReadOnlySpan<byte> magic = head[PcapngFormat.BlockHeadBytes..];
            _order = new ByteOrder(ByteOrder.Big.ReadUInt32(magic) == PcapngFormat.ByteOrderMagic);
            _inSection = _order.ReadUInt32(magic) == PcapngFormat.ByteOrderMagic;
        }

        uint stated = _order.ReadUInt32(head[4..]);
        length = (int)stated;
        _fault =
            !_inSection ? "a section header without a byte order stands"
            : stated % 4 != 0 || stated < PcapngFormat.LeastBlockBytes ? $"a block says that it is {stated} bytes long, which no block can be,"
            : stated > PcapngFormat.LargestBlockBytes ? $"a block says that it is {stated} bytes long, more than the {PcapngFormat.LargestBlockBytes} that are believed,"
            : null;
        return _fault is null;
    }

    private bool TryTake(FrameBatch batch, uint type, ReadOnlySpan<byte> block)
    {
        uint repeated = _order.ReadUInt32(block[^PcapngFormat.BlockTrailerBytes..]);
        if (repeated != block.Length)
        {
            return Refuse($"a block says first that it is {block.Length} bytes long and then {repeated},");
        }

        ReadOnlySpan<byte> body = block[PcapngFormat.BlockHeadBytes..^PcapngFormat.BlockTrailerBytes];
        if (body.Length < LeastBodyBytes(type))
        {
            return Refuse($"a block of type {type} is too short for its own fields");
        }

        switch (type)
        {
            case PcapngFormat.EnhancedPacket:
                return TryTakeFrame(batch, PacketBlock.Enhanced(body, _order), body);
            case PcapngFormat.SimplePacket:
                return TryTakeFrame(batch, PacketBlock.Simple(body, _order, _interfaces.Count > 0 ? _interfaces[0].Described.SnapLengthBytes : 0), body);
            case PcapngFormat.OldPacket:
                return TryTakeFrame(batch, PacketBlock.Old(body, _order), body);
            case PcapngFormat.InterfaceDescription:
                return TryTakeInterface(batch, body);
            case PcapngFormat.SectionHeader:
                return TryTakeSection(body);
            case PcapngFormat.InterfaceStatistics:
                TakeStatistics(batch, body);
                return true;
            case PcapngFormat.NameResolution:
                TakeTopology(batch, body);
                return true;
            default:
                return true; // secrets, custom blocks and whatever else may come
        }
    }

    private static int LeastBodyBytes(uint type) => type switch
    {
        PcapngFormat.EnhancedPacket => PcapngFormat.EnhancedPacketBodyBytes,
        PcapngFormat.SimplePacket => PcapngFormat.SimplePacketBodyBytes,
        PcapngFormat.OldPacket => PcapngFormat.OldPacketBodyBytes,
        PcapngFormat.InterfaceDescription => PcapngFormat.InterfaceBodyBytes,
        PcapngFormat.SectionHeader => PcapngFormat.SectionHeaderBodyBytes,
        PcapngFormat.InterfaceStatistics => PcapngFormat.StatisticsBodyBytes,
        _ => 0,
    };

    private bool TryTakeFrame(FrameBatch batch, in PacketBlock packet, ReadOnlySpan<byte> body)
    {
        if (packet.CapturedBytes > FrameBatch.MaximumFrameBytes || packet.CapturedBytes > body.Length - packet.BodyBytes)
        {
            return Refuse($"a block of {body.Length} bytes says that {packet.CapturedBytes} captured bytes are in it, which do not fit,");
        }

        if (packet.Interface >= _interfaces.Count)
        {
            return Refuse($"a frame names interface {packet.Interface}, which no block has described,");
        }

        PcapngInterface device = _interfaces[(int)packet.Interface];
        input.FrameCount++;
        if (device.SourceIndex < 0)
        {
            Leave(device, packet.Interface);
            return true;
        }

        if (packet.HasTime)
        {
            _lastTimeNanoseconds = device.Scale.Nanoseconds(packet.TimeUnits);
        }

        int captured = (int)packet.CapturedBytes;
        int options = packet.BodyBytes + PcapngFormat.Padded(captured);
        FrameRecord frame = new()
        {
            TimeNanoseconds = _lastTimeNanoseconds,
            Number = input.FrameCount,
            FileOffset = input.FileOffset(PcapngFormat.BlockHeadBytes + packet.BodyBytes),
            OriginalLengthBytes = (int)Math.Clamp(packet.OriginalBytes, packet.CapturedBytes, int.MaxValue),
            SourceIndex = device.SourceIndex,
            LinkType = device.Described.LinkType,
            Direction = packet.HasTime && options < body.Length ? PacketBlock.Direction(body[options..], _order) : Direction.Unknown,
            Input = input.Number,
        };
        return batch.TryAdd(frame, body.Slice(packet.BodyBytes, captured));
    }

    private void Leave(PcapngInterface device, uint number)
    {
        input.SkippedFrames++;
        if (!device.IsLeftOutSaid)
        {
            device.IsLeftOutSaid = true;
            input.Notices.Add($"{input.Name}: the frames of interface {device.NameOr((int)number)} are left out, because TermCap does not read its link type {(ushort)device.Described.LinkType}");
        }
    }

    private bool TryTakeInterface(FrameBatch batch, ReadOnlySpan<byte> body)
    {
        if (_interfaces.Count == PcapngFormat.SectionInterfaces)
        {
            return Refuse($"a section has more than {PcapngFormat.SectionInterfaces} interfaces");
        }

        PcapngInterface device = PcapngInterface.Read(body, _order, input);
        _interfaces.Add(device);
        if (!LinkTypeNames.IsRead((ushort)device.Described.LinkType))
        {
            return true;
        }

        CaptureSource? source = input.Options.Sources.Add(device.Described with { InterfaceNumber = _interfaces.Count - 1 }, out bool isNew);
        if (source is null)
        {
            return Refuse($"the inputs have more than {SourceTable.Capacity} interfaces");
        }

        device.SourceIndex = source.Index;
        Precision = device.Scale.Precision > Precision ? device.Scale.Precision : Precision;
        if (isNew)
        {
            batch.Add(new SourceEvent(source));
        }

        return true;
    }

    private bool TryTakeSection(ReadOnlySpan<byte> body)
    {
        _interfaces.Clear();
        ushort major = _order.ReadUInt16(body[4..]);
        return major == PcapngFormat.MajorVersion || Refuse($"a section is of version {major}.{_order.ReadUInt16(body[6..])} of the format, and only 1 is known,");
    }

    private void TakeStatistics(FrameBatch batch, ReadOnlySpan<byte> body)
    {
        uint number = _order.ReadUInt32(body);
        if (number >= _interfaces.Count)
        {
            return;
        }

        PcapngInterface device = _interfaces[(int)number];
        CaptureDrops now = device.Drops;
        PcapngOptions options = new(body[PcapngFormat.StatisticsBodyBytes..], _order);
        while (options.MoveNext())
        {
            now = (options.Code, options.Value.Length) switch
            {
                (PcapngFormat.StatisticsInterfaceDrops, >= sizeof(ulong)) => now with { Interface = _order.ReadUInt64(options.Value) },
                (PcapngFormat.StatisticsSystemDrops, >= sizeof(ulong)) => now with { Ring = _order.ReadUInt64(options.Value) },
                _ => now,
            };
        }

        ulong ring = now.Ring - Math.Min(now.Ring, device.Drops.Ring);
        ulong atInterface = now.Interface - Math.Min(now.Interface, device.Drops.Interface);
        device.Drops = now;
        if (ring + atInterface > 0)
        {
            Drops = new CaptureDrops(Drops.Ring + ring, Drops.Interface + atInterface);
            ulong units = ((ulong)_order.ReadUInt32(body[4..]) << 32) | _order.ReadUInt32(body[8..]);
            batch.Add(new DropEvent(new Timestamp(device.Scale.Nanoseconds(units)), ring, atInterface)
            {
                Devices = atInterface > 0 && device.SourceIndex >= 0 ? [new DeviceDrops(device.Described.InterfaceIndex, device.SourceIndex, atInterface)] : [],
            });
        }
    }

    private void TakeTopology(FrameBatch batch, ReadOnlySpan<byte> body)
    {
        if (input.Options.ParseTopology is { } parse && TermCapBlock.Json(body, _order) is { } json && parse(json) is { } topology)
        {
            batch.Add(new TopologyEvent(new Timestamp(_lastTimeNanoseconds), topology));
        }
    }

    private bool Refuse(string fault)
    {
        _fault = fault;
        return false;
    }
}
