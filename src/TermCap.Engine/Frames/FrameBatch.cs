using System.Diagnostics;

namespace TermCap.Engine.Frames;

/// <summary>A pooled block of frames on its way from the producer to the worker.</summary>
/// <remarks>
/// The producer rents and fills it, the worker reads and returns it, nobody else keeps a reference; what must outlive it is copied.
/// Bound: <see cref="FrameCapacity"/> frames and <see cref="ByteCapacity"/> bytes. A frame that does not fit is refused, and the producer sends the batch on.
/// </remarks>
public sealed class FrameBatch
{
    /// <summary>Frames in one batch at most (capture-libs: past 512 nothing is gained).</summary>
    public const int FrameCapacity = 512;

    /// <summary>The longest frame that is taken: the largest snaplen (262,144) and room for a link header.</summary>
    public const int MaximumFrameBytes = 262_144 + 64;

    /// <summary>A batch is sent on when it holds this many bytes.</summary>
    public const int FullBytes = 256 * 1024;

    /// <summary>One more largest frame fits after the batch was just short of full.</summary>
    public const int ByteCapacity = FullBytes + MaximumFrameBytes;

    private readonly FrameRecord[] _frames;
    private readonly byte[] _bytes;
    private readonly List<CaptureEvent> _events = [];
    private readonly int _fullBytes;

    /// <summary>Makes a batch; the sizes are arguments for tests with tiny batches.</summary>
    public FrameBatch(int id = 0, int frameCapacity = FrameCapacity, int fullBytes = FullBytes)
    {
        Id = id;
        _fullBytes = fullBytes;
        _frames = new FrameRecord[frameCapacity];
        _bytes = new byte[fullBytes + MaximumFrameBytes];
    }

    /// <summary>The batch's number in its pool.</summary>
    public int Id { get; }

    /// <summary>Who has the batch now; null when it is in the pool.</summary>
    public string? Renter { get; set; }

    /// <summary>Frames in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all frames in the batch.</summary>
    public int BytesUsed { get; private set; }

    /// <summary>Events among the frames, in order.</summary>
    public IReadOnlyList<CaptureEvent> Events => _events;

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => Count == 0 && _events.Count == 0;

    /// <summary>Whether it is time to send it on.</summary>
    public bool IsFull => Count == _frames.Length || BytesUsed >= _fullBytes;

    /// <summary>The records of the frames.</summary>
    public ReadOnlySpan<FrameRecord> Frames => _frames.AsSpan(0, Count);

    /// <summary>The captured bytes of one frame.</summary>
    public ReadOnlySpan<byte> BytesOf(in FrameRecord frame) => _bytes.AsSpan(frame.ByteOffset, frame.CapturedLengthBytes);

    /// <summary>Copies one frame in; <paramref name="frame"/>'s ByteOffset and CapturedLengthBytes are set here.</summary>
    /// <returns>False when the batch is full: send it on and take another.</returns>
    public bool TryAdd(FrameRecord frame, ReadOnlySpan<byte> captured)
    {
        if (IsFull)
        {
            return false;
        }

        ref FrameRecord record = ref Append(captured);
        (frame.ByteOffset, frame.CapturedLengthBytes) = (record.ByteOffset, record.CapturedLengthBytes);
        record = frame;
        return true;
    }

    /// <summary>Copies one frame in; only into a batch that is not full.</summary>
    /// <returns>The frame's record, to be filled in place (a record made elsewhere would be copied); where its bytes are is said already.</returns>
    public ref FrameRecord Append(ReadOnlySpan<byte> captured)
    {
        Debug.Assert(!IsFull && captured.Length <= MaximumFrameBytes, "A frame goes only into a batch with room.");
        captured.CopyTo(_bytes.AsSpan(BytesUsed));
        ref FrameRecord record = ref _frames[Count];
        record = default;
        record.ByteOffset = BytesUsed;
        record.CapturedLengthBytes = captured.Length;
        BytesUsed += captured.Length;
        Count++;
        return ref record;
    }

    /// <summary>Puts an event behind the frames that are in the batch now. Events are rare; this allocates.</summary>
    public void Add(CaptureEvent captureEvent) => _events.Add(captureEvent with { BeforeFrame = Count });

    /// <summary>Empties the batch; the bytes stay until overwritten.</summary>
    public void Clear()
    {
        Count = 0;
        BytesUsed = 0;
        _events.Clear();
    }
}
