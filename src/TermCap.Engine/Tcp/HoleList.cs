using System.Runtime.CompilerServices;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>The runs of one side's numbers that the capture has not seen, newest last.</summary>
/// <remarks>Bound: <see cref="Capacity"/> holes; the oldest is forgotten, and its numbers then pass for seen.</remarks>
internal struct HoleList
{
    public const int Capacity = 8;

    private Slots _holes;

    public int Count { get; private set; }

    public void Open(TcpSequence start, TcpSequence end)
    {
        if (Count == Capacity)
        {
            RemoveAt(0);
        }

        _holes[Count++] = new SequenceRange(start, end);
    }

    /// <summary>Takes what a segment covers out of the holes.</summary>
    /// <returns>How many bytes of holes it filled.</returns>
    public int Fill(TcpSequence start, TcpSequence end)
    {
        int filled = 0;
        for (int index = Count - 1; index >= 0; index--)
        {
            SequenceRange hole = _holes[index];
            TcpSequence from = TcpSequence.Later(hole.Start, start);
            TcpSequence to = hole.End.IsBefore(end) ? hole.End : end;
            int bytes = to.BytesAfter(from);
            if (bytes > 0)
            {
                filled += bytes;
                Cut(index, hole, from, to);
            }
        }

        return filled;
    }

    private void Cut(int index, SequenceRange hole, TcpSequence from, TcpSequence to)
    {
        bool hasBefore = from.IsAfter(hole.Start);
        bool hasBehind = to.IsBefore(hole.End);
        if (!hasBefore && !hasBehind)
        {
            RemoveAt(index);
            return;
        }

        _holes[index] = hasBefore ? hole with { End = from } : hole with { Start = to };
        if (hasBefore && hasBehind && Count < Capacity)
        {
            _holes[Count++] = hole with { Start = to };
        }
    }

    private void RemoveAt(int index)
    {
        for (int at = index + 1; at < Count; at++)
        {
            _holes[at - 1] = _holes[at];
        }

        Count--;
    }

    [InlineArray(Capacity)]
    private struct Slots
    {
        private SequenceRange _first;
    }
}
