using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>The packets of the store that fit a filter, by row, kept up to date in slices as the caller finds time.</summary>
/// <remarks>
/// One thread (the screen's, or one that it waits for). Bounds: <see cref="FilteredPacketsOptions.MatchesMax"/> matches, when full the oldest leave
/// (<see cref="DroppedMatches"/>); <see cref="FilteredPacketsOptions.PendingMax"/> packets that are asked again, when full the oldest keeps its last answer
/// (<see cref="GivenUpTotal"/>). Packets that left the store leave the view with the next <see cref="Advance"/>.
/// </remarks>
public sealed class FilteredPackets
{
    // Packets that are not yet Analysed and Closed: a late verdict or copy may change the answer.
    private const PacketStates Settled = PacketStates.Analysed | PacketStates.Closed;

    private readonly DisplayFilter _filter;
    private readonly IFilterSource _source;
    private readonly FilterScope _scope;
    private readonly PacketNumberList _matches;
    private readonly Queue<long> _pending = new();
    private readonly int _pendingMax;
    private long _next;
    private long _pendingVersion = -1;
    private int _pendingLeft;

    /// <summary>Makes a view that holds nothing yet.</summary>
    public FilteredPackets(DisplayFilter filter, IFilterSource source, FilteredPacketsOptions? options = null)
    {
        options ??= new FilteredPacketsOptions();
        _filter = filter;
        _source = source;
        _scope = new FilterScope(source);
        _matches = new PacketNumberList(options.MatchesMax, options.ChunkNumbers);
        _pendingMax = options.PendingMax;
        _next = Math.Max(source.FirstPacket, 1);
    }

    /// <summary>The filter.</summary>
    public DisplayFilter Filter => _filter;

    /// <summary>Rows: packets that fit, as far as asked.</summary>
    public long Count => _matches.Count;

    /// <summary>Packets that were asked so far; the rest of the store's follows with <see cref="Advance"/>.</summary>
    public long EvaluatedTotal { get; private set; }

    /// <summary>Published packets that were not asked yet.</summary>
    public long Waiting => Math.Max(0, _source.LastPacket + 1 - Math.Max(_next, _source.FirstPacket));

    /// <summary>Grows when a row came, went or moved.</summary>
    public long Version { get; private set; }

    /// <summary>Matches that left because they are more than the view holds.</summary>
    public long DroppedMatches => _matches.DroppedTotal;

    /// <summary>Packets that should have been asked again and were not, because too many were waiting.</summary>
    public long GivenUpTotal { get; private set; }

    /// <summary>Matches that left with their packets.</summary>
    public long EvictedMatches { get; private set; }

    /// <summary>Asks packets: first those whose answer may have changed since the last publication, then new ones.</summary>
    /// <param name="maximumPackets">The most packets to ask in this call.</param>
    /// <returns>True while there is more to ask.</returns>
    public bool Advance(int maximumPackets)
    {
        Evict();
        if (_pendingLeft == 0 && _pendingVersion != _source.Version)
        {
            _pendingVersion = _source.Version;
            _pendingLeft = _pending.Count;
        }

        int asked = 0;
        for (; asked < maximumPackets && _pendingLeft > 0; asked++)
        {
            _pendingLeft--;
            Ask(_pending.Dequeue(), isNew: false);
        }

        long last = _source.LastPacket;
        for (; asked < maximumPackets && _next <= last; asked++)
        {
            Ask(_next++, isNew: true);
            EvaluatedTotal++;
        }

        return _pendingLeft > 0 || _next <= last;
    }

    /// <summary>The packet's number at a row, from 0; false past the end.</summary>
    public bool TryGetPacket(long row, out long packet)
    {
        bool found = row >= 0 && row < Count;
        packet = found ? _matches[row] : 0;
        return found;
    }

    /// <summary>The row of a packet, or of the first match behind it; <see cref="Count"/> when there is none.</summary>
    public long RowOf(long packet) => _matches.PlaceOf(packet);

    /// <summary>Whether the packet is a row.</summary>
    public bool Contains(long packet) => _matches.Contains(packet);

    private void Evict()
    {
        long first = _source.FirstPacket;
        long left = _matches.RemoveBelow(first);
        EvictedMatches += left;
        Version += left > 0 ? 1 : 0;
        _next = Math.Max(_next, first);
    }

    private void Ask(long packet, bool isNew)
    {
        if (!_source.TryGetPacket(packet, out PacketRow row))
        {
            return;
        }

        bool fits = _filter.Matches(packet, in row, _scope);
        if (fits != (!isNew && _matches.Contains(packet)))
        {
            Version++;
            if (fits)
            {
                _matches.Add(packet);
            }
            else
            {
                _matches.Remove(packet);
            }
        }

        if ((row.States & Settled) != Settled)
        {
            Wait(packet);
        }
    }

    private void Wait(long packet)
    {
        if (_pending.Count == _pendingMax)
        {
            _pending.Dequeue();
            _pendingLeft = Math.Max(0, _pendingLeft - 1);
            GivenUpTotal++;
        }

        _pending.Enqueue(packet);
    }
}
