using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>The next frames of a batch, some at a time: their headers located, their TCP read and their keys made before they are worked on one by one.</summary>
/// <remarks>
/// So that the memory which a whole block is going to ask for (open groups, conversations) is asked for together: most of what a frame costs on a busy host is waiting for memory.
/// Bound: <see cref="Capacity"/> frames.
/// </remarks>
internal sealed class FrameBlock
{
    /// <summary>Frames at a time: enough to keep memory busy, few enough that the first is still in the nearest cache when its turn comes.</summary>
    public const int Capacity = 16;

    private readonly LocatedFrame[] _located = new LocatedFrame[Capacity];
    private readonly TcpSegment[] _segments = new TcpSegment[Capacity];
    private readonly bool[] _hasTcp = new bool[Capacity];
    private readonly ContentKey[] _keys = new ContentKey[Capacity];
    private readonly uint[] _flows = new uint[Capacity];

    /// <summary>Frames in the block.</summary>
    public int Count { get; private set; }

    /// <summary>The contents' keys, for <see cref="Pairer.ReadAhead"/>.</summary>
    public ReadOnlySpan<ContentKey> Keys => _keys.AsSpan(0, Count);

    /// <summary>The endpoints' hashes, for <see cref="TcpAnalyser.ReadAhead"/>; 0 where a frame has no TCP.</summary>
    public ReadOnlySpan<uint> Flows => _flows.AsSpan(0, Count);

    /// <summary>Where the headers of a frame lie.</summary>
    public ref readonly LocatedFrame LocatedOf(int index) => ref _located[index];

    /// <summary>The TCP of a frame, where it has one to analyse by itself; the worker may put the one that a fragment completes in its place.</summary>
    public ref TcpSegment SegmentOf(int index) => ref _segments[index];

    /// <summary>Whether the frame has TCP to analyse by itself.</summary>
    public bool HasTcp(int index) => _hasTcp[index];

    /// <summary>The key of a frame's content.</summary>
    public ContentKey KeyOf(int index) => _keys[index];

    /// <summary>Takes the frames of a batch from a place on.</summary>
    public void Fill(FrameBatch batch, int first, Pairer pairer, TcpAnalyser analyser)
    {
        ReadOnlySpan<FrameRecord> frames = batch.Frames[first..];
        Count = Math.Min(frames.Length, Capacity);
        for (int i = 0; i < Count; i++)
        {
            ref readonly FrameRecord record = ref frames[i];
            ReadOnlySpan<byte> captured = batch.BytesOf(record);
            ref LocatedFrame located = ref _located[i];
            FrameLocator.Locate(captured, record.OriginalLengthBytes, record.LinkType, record.Direction, out located);
            PairingFrame.Of(in located, captured, out PairingFrame frame);
            frame.OriginalLengthBytes = record.OriginalLengthBytes;
            _keys[i] = pairer.KeyOf(frame);
            _hasTcp[i] = TcpSegment.TryRead(captured, located, out _segments[i]);
            _flows[i] = _hasTcp[i] ? analyser.HashOf(_segments[i]) : 0;
            _segments[i].EndpointsHash = _flows[i];
        }
    }
}
