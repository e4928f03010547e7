using System.Runtime.CompilerServices;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Pipeline;

/// <summary>Frames whose packet has no witness yet, in the input's order, so that witnesses are analysed in that order.</summary>
/// <remarks>
/// Bound: the capacity given (a power of two). What stands here is at most what the pairing window holds open on receive (20 ms) and what came behind it; when it is full the
/// owner gives up waiting for the oldest entry, and counts that.
/// </remarks>
internal sealed class WitnessQueue
{
    private const int FirstCapacity = 1024;

    private readonly int _maximum;
    private Entry[] _entries = new Entry[FirstCapacity];
    private int _head;

    public WitnessQueue(int maximumEntries) => _maximum = Math.Max(maximumEntries, FirstCapacity);

    public int Count { get; private set; }

    /// <summary>Whether <see cref="Push"/> needs a place that the bound does not allow.</summary>
    public bool IsFull => Count == _maximum;

    /// <summary>Bytes that the queue takes now.</summary>
    public long MemoryInUseBytes => (long)_entries.Length * Unsafe.SizeOf<Entry>();

    /// <summary>The oldest entry; only when there is one.</summary>
    public ref Entry Oldest => ref _entries[_head];

    /// <summary>Adds an entry at the end and answers its place to be filled.</summary>
    public ref Entry Push()
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        ref Entry place = ref _entries[(_head + Count) & (_entries.Length - 1)];
        Count++;
        return ref place;
    }

    public void Pop()
    {
        _head = (_head + 1) & (_entries.Length - 1);
        Count--;
    }

    private void Grow()
    {
        Entry[] larger = new Entry[_entries.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            larger[i] = _entries[(_head + i) & (_entries.Length - 1)];
        }

        _entries = larger;
        _head = 0;
    }

    /// <summary>A frame that may turn out to be its packet's witness.</summary>
    internal struct Entry
    {
        public long Frame;
        public long Packet;
        public long TimeNanoseconds;
        public bool HasTcp;
        public bool IsSlice;
        public TcpSegment Segment;
    }
}
