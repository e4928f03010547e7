using System.Runtime.CompilerServices;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Store;

/// <summary>The bounded memory of a run: a row for each packet and frame, and the frames' bytes.</summary>
/// <remarks>
/// One writer (the worker), any readers. Readers see rows up to the published numbers; a row may still change behind that (a copy joins, a verdict comes), field by field.
/// Bound: <see cref="StoreOptions.MemoryBytes"/>, less <see cref="ReservedBytes"/>, and <see cref="StoreOptions.HeldBytesMax"/>. When it is reached the oldest frames leave in chunks, with the packets that began there;
/// <see cref="EvictedPackets"/> and <see cref="EvictedFrames"/> count them. Bytes of frames that can be read again in their file are not kept.
/// </remarks>
public sealed class CaptureStore
{
    // So much given up for good is worth a collection, some milliseconds long: the runtime by itself looks for large arrays only when it needs new ones.
    private const long DroppedBytesMax = 16 << 20;

    private readonly RowTable<FrameRow> _frames;
    private readonly RowTable<PacketRow> _packets;
    private readonly ByteStore _bytes;
    private readonly long _memoryBytes;
    private readonly long _heldBytesMax;
    private readonly KeptBytes _keptBytes;
    private readonly IFrameBytes?[] _inputs = new IFrameBytes?[256];

    // Where the byte store stood when each frame chunk was opened: what lies before the oldest chunk's place belongs to no held frame.
    private readonly Queue<long> _positionsAtChunks = [];
    private long _firstPacket = 1;
    private long _publishedFirst = 1;
    private long _publishedPackets;
    private long _publishedFrames;
    private long _version;
    private long _droppedBytes;

    /// <summary>Makes an empty store.</summary>
    public CaptureStore(StoreOptions options)
    {
        _memoryBytes = options.MemoryBytes;
        _heldBytesMax = options.HeldBytesMax;
        _keptBytes = options.Bytes;
        _frames = new RowTable<FrameRow>(options.FrameChunkRows, Places(options.FrameChunkRows * Unsafe.SizeOf<FrameRow>()));
        _packets = new RowTable<PacketRow>(options.PacketChunkRows, Places(options.PacketChunkRows * Unsafe.SizeOf<PacketRow>()));
        _bytes = new ByteStore(Places(ByteStore.BlockBytes));
    }

    /// <summary>Bytes that rows and frame bytes take now.</summary>
    public long MemoryInUseBytes => (_frames.ChunksHeld * _frames.ChunkBytes) + (_packets.ChunksHeld * _packets.ChunkBytes) + (_bytes.BlocksHeld * ByteStore.BlockBytes);

    /// <summary>Bytes of the bound that others take now (pairing, conversations): rows leave earlier for them, down to one chunk. Set by the writer.</summary>
    public long ReservedBytes { get; set; }

    /// <summary>The number of the first packet that is still held, as published.</summary>
    public long FirstPacket => Volatile.Read(ref _publishedFirst);

    /// <summary>The number of the last packet, as published; 0 when there is none.</summary>
    public long LastPacket => Volatile.Read(ref _publishedPackets);

    /// <summary>The number of the last frame, as published; 0 when there is none.</summary>
    public long LastFrame => Volatile.Read(ref _publishedFrames);

    /// <summary>Grows with each publication.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Packets that left the store.</summary>
    public long EvictedPackets => FirstPacket - 1;

    /// <summary>Frames that left the store; exact for the writer only.</summary>
    public long EvictedFrames => _frames.FirstHeld - 1;

    /// <summary>The last frame that the writer has appended.</summary>
    public long WrittenFrames => _frames.Last;

    /// <summary>The last packet that the writer has appended.</summary>
    public long WrittenPackets => _packets.Last;

    /// <summary>Says where the bytes of an input can be read again; before its first frame comes.</summary>
    public void AttachInput(byte input, IFrameBytes bytes) => _inputs[input] = bytes;

    /// <summary>Adds a frame and, where needed, its bytes; its number is <see cref="WrittenFrames"/> afterwards.</summary>
    public ref FrameRow AppendFrame(in FrameRecord record, ReadOnlySpan<byte> captured)
    {
        bool inFile = record.FileOffset >= 0 && _keptBytes != KeptBytes.All && _inputs[record.Input] is not null;
        bool isKept = !inFile && _keptBytes != KeptBytes.None;
        MakeRoom(isKept ? captured.Length : -1);
        if (_frames.NextOpensChunk)
        {
            _positionsAtChunks.Enqueue(_bytes.NextPosition);
        }

        long location = isKept ? _bytes.Append(captured) : inFile ? record.FileOffset : -1;
        ref FrameRow row = ref _frames.Append();
        row.TimeNanoseconds = record.TimeNanoseconds;
        row.Location = location;
        row.Number = record.Number;
        row.CapturedLengthBytes = captured.Length;
        row.OriginalLengthBytes = record.OriginalLengthBytes;
        row.Source = (ushort)Math.Min(record.SourceIndex, ushort.MaxValue);
        row.LinkType = record.LinkType;
        row.Input = record.Input;
        row.Marks = inFile ? FrameMarks.InFile : FrameMarks.None;
        return ref row;
    }

    /// <summary>Adds a packet; its number is <see cref="WrittenPackets"/> afterwards.</summary>
    public ref PacketRow AppendPacket() => ref _packets.Append();

    /// <summary>The writer's place of a packet; a null reference when it has left the store.</summary>
    public ref PacketRow PacketForUpdate(long packet) => ref _packets.ForUpdate(packet);

    /// <summary>The writer's place of a frame; a null reference when it has left the store.</summary>
    public ref FrameRow FrameForUpdate(long frame) => ref _frames.ForUpdate(frame);

    /// <summary>Makes what was written visible to readers.</summary>
    public void Publish()
    {
        Volatile.Write(ref _publishedFirst, _firstPacket);
        Volatile.Write(ref _publishedFrames, _frames.Last);
        Volatile.Write(ref _publishedPackets, _packets.Last);
        Volatile.Write(ref _version, _version + 1);
    }

    /// <summary>Copies a packet's row; false when it has left the store or was never there.</summary>
    public bool TryGetPacket(long packet, out PacketRow row) => _packets.TryRead(packet, out row);

    /// <summary>Copies a frame's row; false when it has left the store or was never there.</summary>
    public bool TryGetFrame(long frame, out FrameRow row) => _frames.TryRead(frame, out row);

    /// <summary>Copies a frame's captured bytes; from any thread.</summary>
    /// <returns>How many bytes were copied (the destination's length at most); -1 when they have left the store or the file, or were not kept.</returns>
    public int ReadBytes(in FrameRow frame, Span<byte> destination)
    {
        Span<byte> wanted = destination[..Math.Min(destination.Length, frame.CapturedLengthBytes)];
        bool found = (frame.Marks & FrameMarks.InFile) != 0
            ? _inputs[frame.Input]?.TryRead(frame.Location, wanted) == true
            : _bytes.TryRead(frame.Location, wanted);
        return found ? wanted.Length : -1;
    }

    /// <summary>A frame's bytes for the writer, without a copy; empty when they are in a file, have left or were not kept.</summary>
    internal ReadOnlySpan<byte> BytesForWriter(in FrameRow frame) =>
        (frame.Marks & FrameMarks.InFile) != 0 ? default : _bytes.ForWriter(frame.Location, frame.CapturedLengthBytes);

    private int Places(long chunkBytes) => (int)Math.Min((_memoryBytes / chunkBytes) + 4, int.MaxValue / 2);

    private void MakeRoom(int lengthBytes)
    {
        bool opensBlock = lengthBytes >= 0 && _bytes.NextOpensBlock(lengthBytes);
        if (!opensBlock && !_frames.NextOpensChunk && !_packets.NextOpensChunk)
        {
            return;
        }

        while (MemoryInUseBytes + ReservedBytes >= _memoryBytes || MemoryInUseBytes >= _heldBytesMax || _frames.IsFull || _packets.IsFull || (opensBlock && _bytes.IsFull))
        {
            if (!EvictOldest())
            {
                break;
            }
        }

        CollectDropped();
    }

    private void CollectDropped()
    {
        long dropped = _frames.DroppedBytes + _packets.DroppedBytes + _bytes.DroppedBytes;
        if (dropped - _droppedBytes >= DroppedBytesMax)
        {
            _droppedBytes = dropped;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }

    private bool EvictOldest()
    {
        if (_frames.ChunksHeld > 1)
        {
            _frames.EvictOldest();
            ReleaseBytes();
            ReleasePackets();
            return true;
        }

        // A few huge frames can fill the memory before a second chunk opens: then their bytes leave alone.
        if (_bytes.BlocksHeld > 1)
        {
            _bytes.EvictOldest();
            return true;
        }

        return false;
    }

    private void ReleaseBytes()
    {
        _positionsAtChunks.Dequeue();
        long needed = _positionsAtChunks.Peek();
        while (_bytes.BlocksHeld > 1 && _bytes.FirstHeld + ByteStore.BlockBytes <= needed)
        {
            _bytes.EvictOldest();
        }
    }

    private void ReleasePackets()
    {
        // First frames rise with the packets' numbers, so the first packet that stays is searched for by halves.
        long stays = _packets.Last + 1;
        while (_firstPacket < stays)
        {
            long middle = _firstPacket + ((stays - _firstPacket) / 2);
            if (_packets.ForUpdate(middle).FirstFrame >= _frames.FirstHeld)
            {
                stays = middle;
            }
            else
            {
                _firstPacket = middle + 1;
            }
        }

        Volatile.Write(ref _publishedFirst, _firstPacket);
        while (_packets.ChunksHeld > 1 && _packets.FirstHeld + _packets.RowsPerChunk <= _firstPacket)
        {
            _packets.EvictOldest();
        }
    }
}
