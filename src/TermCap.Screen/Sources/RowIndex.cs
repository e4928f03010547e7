using System.Diagnostics;
using TermCap.Engine.Filters;
using TermCap.Engine.Store;

namespace TermCap.Screen.Sources;

/// <summary>Which packet stands at which position of the list, with a display filter or without.</summary>
/// <remarks>
/// Without a filter a position is the packet's number less one. With one it is the row of the filtered view plus the rows that have left it, so that a
/// position stays the same packet while the oldest go. A filter is applied in slices, <see cref="SliceMilliseconds"/> a turn, so that keys are never held up.
/// </remarks>
internal sealed class RowIndex(CaptureStore store, StoreFilterSource source)
{
    /// <summary>A third of the time between two frames.</summary>
    private const int SliceMilliseconds = 30;

    /// <summary>Packets between two looks at the clock: under a millisecond for filters on columns.</summary>
    private const int SlicePackets = 2048;

    private FilteredPackets? _view;
    private bool _isWaiting;

    /// <summary>The filter's text; empty for none.</summary>
    public string Filter => _view?.Filter.Text ?? "";

    /// <summary>Changes whenever positions or their packets do.</summary>
    public long Version => store.Version + (_view?.Version ?? 0) + (_view?.EvaluatedTotal ?? 0);

    /// <summary>The first position.</summary>
    public long First => _view is { } view ? view.EvictedMatches + view.DroppedMatches : Math.Max(0, store.FirstPacket - 1);

    /// <summary>One past the last position.</summary>
    public long End => _view is { } view ? First + view.Count : Math.Max(First, store.LastPacket);

    /// <summary>How far the filter has looked; null when it is through.</summary>
    public double? Progress
    {
        get
        {
            if (_view is not { } view || !_isWaiting || view.Waiting == 0)
            {
                return null;
            }

            double held = Math.Max(1, store.LastPacket - store.FirstPacket + 1);
            return Math.Clamp(1 - (view.Waiting / held), 0, 1);
        }
    }

    /// <summary>Sets another filter; its rows come with <see cref="Advance"/>.</summary>
    public void Apply(DisplayFilter filter) => _view = filter.IsEmpty ? null : new FilteredPackets(filter, source);

    /// <summary>Looks at packets for a slice of time.</summary>
    public void Advance()
    {
        if (_view is not { } view)
        {
            return;
        }

        long started = Stopwatch.GetTimestamp();
        do
        {
            _isWaiting = view.Advance(SlicePackets);
        }
        while (_isWaiting && Stopwatch.GetElapsedTime(started).TotalMilliseconds < SliceMilliseconds);
    }

    /// <summary>The packet's number at a position; 0 when nothing is there.</summary>
    public long NumberAt(long position)
    {
        if (position < First || position >= End)
        {
            return 0;
        }

        return _view is not { } view ? position + 1 : view.TryGetPacket(position - First, out long packet) ? packet : 0;
    }

    /// <summary>The position of a packet, or of the next one that is shown; negative when there is none.</summary>
    public long PositionOf(long number)
    {
        long position = _view is { } view ? First + view.RowOf(Math.Max(number, store.FirstPacket)) : Math.Max(number - 1, First);
        return number >= 1 && position < End ? position : -1;
    }
}
