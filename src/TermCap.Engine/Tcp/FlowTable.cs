using System.Runtime.CompilerServices;

namespace TermCap.Engine.Tcp;

/// <summary>All streams that are remembered, found by their endpoints.</summary>
/// <remarks>
/// Bound: <paramref name="capacity"/> streams. When full, the least recently used of the closed ones goes, then the least recently used of all; <see cref="EvictedTotal"/> counts them, and the caller
/// is told through <see cref="Take"/>. Slots come in chunks that are made when first needed and kept. Nothing else allocates but the doubling of the buckets.
/// </remarks>
internal sealed class FlowTable(int capacity, ulong seed)
{
    private const int ChunkBits = 8;
    private const int ChunkSize = 1 << ChunkBits;
    private const int StartBuckets = 1024;

    private readonly FlowHash _hash = new(seed);
    private readonly RecencyList _open = new();
    private readonly RecencyList _closed = new();
    private readonly List<Flow[]> _chunks = [];
    private RecencyLink[] _links = new RecencyLink[ChunkSize];
    private int[] _buckets = Filled(StartBuckets);
    private int _used;
    private int _free = -1;
    private int _lastFound = -1;

    /// <summary>Streams remembered now, successors on the same ports included.</summary>
    public int Count { get; private set; }

    /// <summary>Streams that were forgotten to make room.</summary>
    public long EvictedTotal { get; private set; }

    /// <summary>Bytes that the table takes now.</summary>
    public long MemoryInUseBytes => ((long)_chunks.Count * ChunkSize * Unsafe.SizeOf<Flow>()) + ((long)_links.Length * Unsafe.SizeOf<RecencyLink>()) + ((long)_buckets.Length * sizeof(int));

    /// <summary>Slots that were ever used: every stream stands below this.</summary>
    public int SlotCount => _used;

    public ref Flow this[int slot] => ref _chunks[slot >> ChunkBits][slot & (ChunkSize - 1)];

    /// <summary>The current stream of a segment's endpoints; -1 when there is none.</summary>
    public int Find(in TcpSegment segment, out uint hash, out bool isFromA)
    {
        // Segments come in trains: the stream of the segment before is tried first, for what a hash costs.
        if (_lastFound >= 0 && Matches(this[_lastFound], segment, out isFromA) && this[_lastFound].IsCurrent)
        {
            hash = this[_lastFound].Hash;
            return _lastFound;
        }

        hash = segment.EndpointsHash != 0 ? segment.EndpointsHash : _hash.Of(segment);
        for (int slot = _buckets[hash & (uint)(_buckets.Length - 1)]; slot >= 0;)
        {
            ref Flow flow = ref this[slot];
            if (flow.Hash == hash && Matches(flow, segment, out isFromA))
            {
                _lastFound = slot;
                return slot;
            }

            slot = flow.NextInBucket;
        }

        isFromA = true;
        return -1;
    }

    /// <summary>The hash that <see cref="Find"/> would make of a segment's endpoints.</summary>
    public uint HashOf(in TcpSegment segment) => _hash.Of(segment);

    /// <summary>Reads the buckets of these hashes, then their first streams: within each step no read waits for another. The answer means nothing.</summary>
    /// <param name="hashes">Hashes of endpoints; 0 is none.</param>
    /// <param name="slots">As long as the hashes: gets the first slot of each bucket, -1 where it is empty.</param>
    public long ReadAhead(ReadOnlySpan<uint> hashes, Span<int> slots)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = hashes[i] == 0 ? -1 : _buckets[hashes[i] & (uint)(_buckets.Length - 1)];
        }

        long read = 0;
        foreach (int slot in slots)
        {
            if (slot >= 0)
            {
                ref Flow flow = ref this[slot];
                read += flow.Hash + flow.A.Base.Value + flow.A.LastTime + flow.B.Base.Value + flow.B.LastTime + _links[slot].Older;
            }
        }

        return read;
    }

    /// <summary>Which stream a full table gives up for the next one; -1 while there is room.</summary>
    public int NextVictim => Count < capacity ? -1 : _closed.Oldest >= 0 ? _closed.Oldest : _open.Oldest;

    /// <summary>Forgets a stream to make room.</summary>
    public void Evict(int slot)
    {
        EvictedTotal++;
        Retire(slot);
        ListOf(slot).Remove(_links, slot);
        this[slot].Stream = -1;
        this[slot].NextInBucket = _free;
        _free = slot;
        Count--;
    }

    /// <summary>Makes a slot for a new stream of a segment's endpoints; its sender is side A. Room must have been made before.</summary>
    public int Take(in TcpSegment segment, uint hash)
    {
        int slot = _free;
        if (slot >= 0)
        {
            _free = this[slot].NextInBucket;
        }
        else
        {
            slot = _used++;
            Grow();
        }

        ref Flow flow = ref this[slot];
        flow = default;
        flow.AddressA = segment.Source;
        flow.AddressB = segment.Destination;
        flow.PortA = segment.SourcePort;
        flow.PortB = segment.DestinationPort;
        flow.Hash = hash;
        flow.SynTime = Flow.Unknown;
        flow.InitialRtt = Flow.Unknown;
        flow.A.CalculatedWindow = -1;
        flow.B.CalculatedWindow = -1;
        flow.A.Waiting = WaitingList.Empty;
        flow.B.Waiting = WaitingList.Empty;
        flow.IsCurrent = true;
        ref int bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        flow.NextInBucket = bucket;
        bucket = slot;
        _open.AddNewest(_links, slot);
        Count++;
        _lastFound = slot;
        return slot;
    }

    /// <summary>Takes a stream out of the buckets; it stays in the list until evicted, as a closed one.</summary>
    public void Retire(int slot)
    {
        ref Flow flow = ref this[slot];
        if (!flow.IsCurrent)
        {
            return;
        }

        ref int link = ref _buckets[flow.Hash & (uint)(_buckets.Length - 1)];
        while (link != slot)
        {
            link = ref this[link].NextInBucket;
        }

        link = flow.NextInBucket;
        flow.IsCurrent = false;
        _lastFound = _lastFound == slot ? -1 : _lastFound;
    }

    /// <summary>Moves a stream to the newest of its kind.</summary>
    public void Touch(int slot) => ListOf(slot).MoveToNewest(_links, slot);

    /// <summary>Puts a stream among the closed ones, or back among the open.</summary>
    public void SetClosed(int slot, bool isClosed)
    {
        if (this[slot].IsClosed != isClosed)
        {
            ListOf(slot).Remove(_links, slot);
            this[slot].IsClosed = isClosed;
            ListOf(slot).AddNewest(_links, slot);
        }
    }

    /// <summary>The most recently used open stream; -1 without. Older ones follow by <see cref="OlderThan"/>.</summary>
    public int NewestOpen => _open.Newest;

    /// <summary>The most recently used closed stream; -1 without.</summary>
    public int NewestClosed => _closed.Newest;

    /// <summary>The stream used just before another of the same list; -1 at the end.</summary>
    public int OlderThan(int slot) => _links[slot].Older;

    private RecencyList ListOf(int slot) => this[slot].IsClosed ? _closed : _open;

    private static bool Matches(in Flow flow, in TcpSegment segment, out bool isFromA)
    {
        isFromA = flow.PortA == segment.SourcePort && flow.PortB == segment.DestinationPort && flow.AddressA == segment.Source && flow.AddressB == segment.Destination;
        return isFromA
            || (flow.PortA == segment.DestinationPort && flow.PortB == segment.SourcePort && flow.AddressA == segment.Destination && flow.AddressB == segment.Source);
    }

    private void Grow()
    {
        if (_used > _chunks.Count * ChunkSize)
        {
            _chunks.Add(new Flow[ChunkSize]);
        }

        if (_used > _links.Length)
        {
            Array.Resize(ref _links, _links.Length * 2);
        }

        if (_used > _buckets.Length)
        {
            Rehash(_buckets.Length * 2);
        }
    }

    private void Rehash(int length)
    {
        _buckets = Filled(length);
        for (int slot = 0; slot < _used - 1; slot++)
        {
            ref Flow flow = ref this[slot];
            if (flow.IsCurrent && flow.Stream >= 0)
            {
                ref int bucket = ref _buckets[flow.Hash & (uint)(length - 1)];
                flow.NextInBucket = bucket;
                bucket = slot;
            }
        }
    }

    private static int[] Filled(int length)
    {
        int[] buckets = new int[length];
        buckets.AsSpan().Fill(-1);
        return buckets;
    }
}
