using System.Buffers.Binary;
using System.Text;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Writes a pcapng file (draft-ietf-opsawg-pcapng): one little-endian section, times in nanoseconds.</summary>
/// <remarks>
/// A source becomes an interface block with name, description, snaplen and, as <see cref="TermCapBlock"/> says, its ifindex. A time before 1970 becomes 1970.
/// Names, descriptions and comments past <see cref="PcapngFormat.LongestWrittenTextBytes"/> are cut.
/// </remarks>
public sealed class PcapngWriter : ICaptureWriter
{
    /// <summary>if_tsresol of all interfaces: 10^-9.</summary>
    private const byte NanosecondResolution = 9;

    /// <summary>What the fixed parts of a block and the heads of its options take at most, texts apart.</summary>
    private const int RoomBesideTexts = 256;

    private readonly RecordOutput _output;

    /// <summary>The interface block's number by source number; -1 where the source is not known. Bound: <see cref="SourceTable.Capacity"/>.</summary>
    private int[] _interfaceBySource = [];
    private int _interfaceCount;

    /// <summary>Writes the section header.</summary>
    /// <param name="stream">Where to; stays the caller's.</param>
    /// <param name="name">What to call it in sentences.</param>
    /// <param name="application">Program and version (shb_userappl).</param>
    /// <param name="comment">A remark on the whole section; null for none.</param>
    public PcapngWriter(Stream stream, string name, string application, string? comment = null)
    {
        _output = new RecordOutput(stream, name);
        PcapngBlock block = new(_output.Reserve(RoomBesideTexts + (2 * PcapngFormat.LongestWrittenTextBytes)), PcapngFormat.SectionHeader);
        block.Add(PcapngFormat.ByteOrderMagic);
        block.Add(PcapngFormat.MajorVersion);
        block.Add((ushort)0);
        block.Add(ulong.MaxValue); // the section's length is not known
        block.AddOption(PcapngFormat.Comment, comment);
        block.AddOption(PcapngFormat.SectionApplication, application);
        block.EndOptions();
        _output.Commit(block.Close());
    }

    /// <inheritdoc/>
    public long LengthBytes => _output.LengthBytes;

    /// <inheritdoc/>
    public void AddSource(CaptureSource source, string? description = null)
    {
        PcapngBlock block = new(_output.Reserve(RoomBesideTexts + (2 * PcapngFormat.LongestWrittenTextBytes)), PcapngFormat.InterfaceDescription);
        block.Add((ushort)source.LinkType);
        block.Add((ushort)0);
        block.Add((uint)source.SnapLengthBytes);
        block.AddOption(PcapngFormat.InterfaceName, source.InterfaceName);
        block.AddOption(PcapngFormat.InterfaceDescriptionText, description ?? source.Description);
        block.AddOption(PcapngFormat.InterfaceTimestampResolution, [NanosecondResolution]);
        if (source.InterfaceIndex is { } index)
        {
            block.AddOption(PcapngFormat.CustomText, TermCapBlock.IndexOption(index));
        }

        block.EndOptions();
        _output.Commit(block.Close());
        Remember(source.Index);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The source was not added.</exception>
    public void Write(in FrameRecord frame, ReadOnlySpan<byte> captured, string? comment = null)
    {
        int textBytes = comment is null ? 0 : PcapngFormat.LongestWrittenTextBytes;
        PcapngBlock block = new(_output.Reserve(RoomBesideTexts + textBytes + captured.Length), PcapngFormat.EnhancedPacket);
        block.Add(InterfaceOf(frame.SourceIndex));
        block.AddTime(frame.TimeNanoseconds);
        block.Add((uint)captured.Length);
        block.Add((uint)frame.OriginalLengthBytes);
        block.AddPadded(captured);
        if (frame.Direction != Direction.Unknown || comment is not null)
        {
            AddOptions(ref block, frame.Direction, comment);
        }

        _output.Commit(block.Close());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The text is longer than a block may be.</exception>
    public void WriteTopology(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        int room = RoomBesideTexts + TermCapBlock.RoomFor(text.Length);
        if (room > PcapngFormat.LargestBlockBytes)
        {
            throw new ArgumentException($"A topology of {text.Length} bytes does not fit into a block.", nameof(json));
        }

        PcapngBlock block = new(_output.Reserve(room), PcapngFormat.NameResolution);
        block.EndOptions(); // the end of no records looks the same
        TermCapBlock.AddJson(ref block, text);
        block.EndOptions();
        _output.Commit(block.Close());
    }

    /// <inheritdoc/>
    public void WriteStatistics(int sourceIndex, Timestamp time, CaptureDrops drops)
    {
        PcapngBlock block = new(_output.Reserve(RoomBesideTexts), PcapngFormat.InterfaceStatistics);
        block.Add(InterfaceOf(sourceIndex));
        block.AddTime(time.Nanoseconds);
        block.AddOption(PcapngFormat.StatisticsInterfaceDrops, drops.Interface);
        block.AddOption(PcapngFormat.StatisticsSystemDrops, drops.Ring);
        block.EndOptions();
        _output.Commit(block.Close());
    }

    /// <inheritdoc/>
    public void Flush() => _output.Flush();

    private static void AddOptions(ref PcapngBlock block, Direction direction, string? comment)
    {
        if (direction != Direction.Unknown)
        {
            Span<byte> flags = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(flags, (uint)direction);
            block.AddOption(PcapngFormat.PacketFlags, flags);
        }

        block.AddOption(PcapngFormat.Comment, comment);
        block.EndOptions();
    }

    private void Remember(int sourceIndex)
    {
        int known = _interfaceBySource.Length;
        if (sourceIndex >= known)
        {
            Array.Resize(ref _interfaceBySource, sourceIndex + 1);
            _interfaceBySource.AsSpan(known).Fill(-1);
        }

        _interfaceBySource[sourceIndex] = _interfaceCount++;
    }

    private uint InterfaceOf(int sourceIndex)
    {
        int number = sourceIndex < _interfaceBySource.Length ? _interfaceBySource[sourceIndex] : -1;
        return number >= 0 ? (uint)number : throw new InvalidOperationException($"Source {sourceIndex} has no interface block yet; add it before its first frame.");
    }
}
