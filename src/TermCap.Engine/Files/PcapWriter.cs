using System.Buffers.Binary;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Writes a pcap file (draft-ietf-opsawg-pcap), little-endian, of one link type. It has no place for interfaces, directions, comments and counters.</summary>
/// <remarks>A moment that 32 bits of seconds cannot say (before 1970, after 2106) becomes the nearest one that they can.</remarks>
public sealed class PcapWriter : ICaptureWriter
{
    private readonly RecordOutput _output;
    private readonly LinkType _linkType;
    private readonly int _nanosecondsPerUnit;

    /// <summary>Writes the file header.</summary>
    /// <param name="stream">Where to; stays the caller's.</param>
    /// <param name="name">What to call it in sentences.</param>
    /// <param name="linkType">The link type of all frames.</param>
    /// <param name="precision">Nanoseconds, unless the input has only microseconds and an old tool is to read the file.</param>
    /// <param name="snapLengthBytes">The snaplen of the input; 0 writes the largest one.</param>
    public PcapWriter(Stream stream, string name, LinkType linkType, TimestampPrecision precision = TimestampPrecision.Nanoseconds, int snapLengthBytes = 0)
    {
        _output = new RecordOutput(stream, name);
        _linkType = linkType;
        bool isNanoseconds = precision == TimestampPrecision.Nanoseconds;
        _nanosecondsPerUnit = isNanoseconds ? 1 : PcapFormat.NanosecondsPerMicrosecond;

        Span<byte> header = _output.Reserve(PcapFormat.FileHeaderBytes);
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, isNanoseconds ? PcapFormat.MagicNanoseconds : PcapFormat.MagicMicroseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], PcapFormat.MajorVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], PcapFormat.MinorVersion);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], snapLengthBytes > 0 ? snapLengthBytes : PcapFormat.LargestSnapLengthBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], (ushort)linkType);
        _output.Commit(PcapFormat.FileHeaderBytes);
    }

    /// <inheritdoc/>
    public long LengthBytes => _output.LengthBytes;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Its link type is not the file's; such captures are for pcapng.</exception>
    public void AddSource(CaptureSource source, string? description = null)
    {
        if (source.LinkType != _linkType)
        {
            throw new InvalidOperationException($"A pcap file of link type {_linkType} cannot take frames of link type {source.LinkType}; write pcapng.");
        }
    }

    /// <inheritdoc/>
    public void Write(in FrameRecord frame, ReadOnlySpan<byte> captured, string? comment = null)
    {
        long nanoseconds = Math.Clamp(frame.TimeNanoseconds, 0, (uint.MaxValue * Timestamp.NanosecondsPerSecond) + Timestamp.NanosecondsPerSecond - 1);
        long seconds = Math.DivRem(nanoseconds, Timestamp.NanosecondsPerSecond, out long rest);
        int length = PcapFormat.RecordHeaderBytes + captured.Length;
        Span<byte> record = _output.Reserve(length);
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(rest / _nanosecondsPerUnit));
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], captured.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], frame.OriginalLengthBytes);
        captured.CopyTo(record[PcapFormat.RecordHeaderBytes..]);
        _output.Commit(length);
    }

    /// <inheritdoc/>
    public void WriteTopology(string json)
    {
    }

    /// <inheritdoc/>
    public void WriteStatistics(int sourceIndex, Timestamp time, CaptureDrops drops)
    {
    }

    /// <inheritdoc/>
    public void Flush() => _output.Flush();
}
