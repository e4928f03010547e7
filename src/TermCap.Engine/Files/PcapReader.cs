using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Reads the records of a pcap file (draft-ietf-opsawg-pcap, section 5) of either byte order and precision.</summary>
/// <remarks>
/// A captured length past <see cref="FrameBatch.MaximumFrameBytes"/> is malformed. A fraction of a second of a whole second or more is added as it stands.
/// An original length below the captured one is taken for the captured one.
/// </remarks>
internal sealed class PcapReader : IRecordReader
{
    private readonly ReaderInput _input;
    private readonly PcapHeader _header;
    private readonly long _nanosecondsPerUnit;
    private CaptureSource? _source;

    /// <summary>Begins behind the file header, which the caller has read.</summary>
    public PcapReader(ReaderInput input, PcapHeader header)
    {
        _input = input;
        _header = header;
        _nanosecondsPerUnit = header.Precision == TimestampPrecision.Nanoseconds ? 1 : PcapFormat.NanosecondsPerMicrosecond;
    }

    /// <inheritdoc/>
    public TimestampPrecision Precision => _header.Precision;

    /// <inheritdoc/>
    public CaptureDrops Drops => default;

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        InputWindow window = _input.Window;
        if (_source is null && !Announce(batch))
        {
            return _input.Malformed(batch, $"the inputs have more than {SourceTable.Capacity} interfaces");
        }

        while (!batch.IsFull)
        {
            WindowStatus status = window.Require(PcapFormat.RecordHeaderBytes, batch.IsEmpty);
            if (status != WindowStatus.Ready)
            {
                return _input.Conclude(batch, status, "a record's header");
            }

            (uint captured, uint original) = Lengths(window.Unread);
            if (captured > FrameBatch.MaximumFrameBytes)
            {
                return _input.Malformed(batch, $"a record says that it holds {captured} bytes, more than any frame has,");
            }

            status = window.Require(PcapFormat.RecordHeaderBytes + (int)captured, batch.IsEmpty);
            if (status != WindowStatus.Ready)
            {
                return _input.Conclude(batch, status, "a record");
            }

            Take(batch, (int)captured, original);
        }

        return FillStatus.More;
    }

    private bool Announce(FrameBatch batch)
    {
        CaptureSource described = new(0, _input.Number, _input.Name, _header.LinkType, _header.SnapLengthBytes);
        _source = _input.Options.Sources.Add(described, out _);
        if (_source is not null)
        {
            batch.Add(new SourceEvent(_source));
        }

        return _source is not null;
    }

    private (uint Captured, uint Original) Lengths(ReadOnlySpan<byte> record)
    {
        uint captured = _header.Order.ReadUInt32(record[8..]);
        uint original = _header.Order.ReadUInt32(record[12..]);
        return _header.MayExchangeLengths && captured > original ? (original, captured) : (captured, original);
    }

    private void Take(FrameBatch batch, int capturedBytes, uint originalBytes)
    {
        ReadOnlySpan<byte> record = _input.Window.Unread;
        FrameRecord frame = new()
        {
            TimeNanoseconds = (_header.Order.ReadUInt32(record) * Timestamp.NanosecondsPerSecond) + (_header.Order.ReadUInt32(record[4..]) * _nanosecondsPerUnit),
            Number = ++_input.FrameCount,
            FileOffset = _input.FileOffset(PcapFormat.RecordHeaderBytes),
            OriginalLengthBytes = (int)Math.Clamp(originalBytes, (uint)capturedBytes, int.MaxValue),
            SourceIndex = _source!.Index,
            LinkType = _header.LinkType,
            Input = _input.Number,
        };
        batch.TryAdd(frame, record.Slice(PcapFormat.RecordHeaderBytes, capturedBytes));
        _input.Window.Advance(PcapFormat.RecordHeaderBytes + capturedBytes);
    }
}
