using TermCap.Screen.Model;

namespace TermCap.Screen.List;

/// <summary>Walks the lines of the packet list: packets, their open copies, the events between them.</summary>
/// <remarks>
/// There is no index of lines: a page is some fifty steps, whatever the number of packets. Which packets are open is a set, which "open all" turns round.
/// Bound: <see cref="OpenMax"/> positions; beyond, the set is emptied (all fold, or all open).
/// </remarks>
internal sealed class ListWalker(IScreenModel model)
{
    /// <summary>More than anybody opens by hand.</summary>
    internal const int OpenMax = 65_536;

    private readonly HashSet<long> _exceptions = [];

    /// <summary>Whether packets are open unless folded one by one.</summary>
    public bool AllOpen { get; private set; }

    /// <summary>Whether there is no line at all.</summary>
    public bool IsEmpty => model.First >= model.End && EventCount(model.End) == 0;

    /// <summary>The first line.</summary>
    public ListCursor First => new(model.First, -EventCount(model.First));

    /// <summary>The last line; of an empty list its first.</summary>
    public ListCursor Last
    {
        get
        {
            if (EventCount(model.End) > 0)
            {
                return new(model.End, -1);
            }

            return model.End > model.First ? new(model.End - 1, OpenCopies(model.End - 1)) : First;
        }
    }

    /// <summary>Whether a packet's copies are shown.</summary>
    public bool IsOpen(long position) => _exceptions.Contains(position) != AllOpen;

    /// <summary>Opens a packet or folds it.</summary>
    public void Toggle(long position)
    {
        if (!_exceptions.Remove(position))
        {
            if (_exceptions.Count >= OpenMax)
            {
                _exceptions.Clear();
            }

            _exceptions.Add(position);
        }
    }

    /// <summary>Opens all or folds all.</summary>
    public void ToggleAll() => FoldAll(!AllOpen);

    /// <summary>Forgets what was opened one by one, as positions mean other packets now.</summary>
    public void FoldAll(bool open = false)
    {
        AllOpen = open;
        _exceptions.Clear();
    }

    /// <summary>The line so many steps further (or back); stops at either end.</summary>
    public ListCursor Walk(ListCursor from, int steps)
    {
        ListCursor at = Clamp(from);
        for (; steps > 0 && Next(at) is { } next; steps--)
        {
            at = next;
        }

        for (; steps < 0 && Previous(at) is { } previous; steps++)
        {
            at = previous;
        }

        return at;
    }

    /// <summary>The line after; null at the end.</summary>
    public ListCursor? Next(ListCursor at)
    {
        int last = at.Position < model.End ? OpenCopies(at.Position) : -1;
        if (at.Line < last)
        {
            return at with { Line = at.Line + 1 };
        }

        long next = at.Position + 1;
        if (next > model.End)
        {
            return null;
        }

        int events = EventCount(next);
        return next == model.End && events == 0 ? null : new ListCursor(next, -events);
    }

    /// <summary>The line before; null at the beginning.</summary>
    public ListCursor? Previous(ListCursor at)
    {
        if (at.Line > -EventCount(at.Position))
        {
            return at with { Line = at.Line - 1 };
        }

        return at.Position > model.First ? new ListCursor(at.Position - 1, OpenCopies(at.Position - 1)) : null;
    }

    /// <summary>The same line, or the nearest that is still there.</summary>
    public ListCursor Clamp(ListCursor at)
    {
        if (at.Position < model.First)
        {
            return First;
        }

        if (at.Position > model.End || (at.Position == model.End && (at.Line >= 0 || EventCount(model.End) == 0)))
        {
            return Last;
        }

        int most = at.Position < model.End ? OpenCopies(at.Position) : -1;
        return at with { Line = Math.Clamp(at.Line, -EventCount(at.Position), Math.Max(most, -EventCount(at.Position))) };
    }

    /// <summary>How many lines lie from one to another, at most so many.</summary>
    public int Distance(ListCursor from, ListCursor to, int atMost)
    {
        int steps = 0;
        for (ListCursor at = from; at != to && steps < atMost && Next(at) is { } next; at = next)
        {
            steps++;
        }

        return steps;
    }

    private int EventCount(long position) => model.EventsBefore(position).Count;

    private int OpenCopies(long position) => IsOpen(position) && model.Packet(position) is { Copies: > 1 } ? model.Copies(position).Count : 0;
}
