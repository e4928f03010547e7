using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>One line of short pieces. Where the width does not suffice, the least important pieces are left out whole.</summary>
internal sealed class SegmentLine
{
    private readonly List<Segment> _segments = [];

    private readonly record struct Segment(string Text, Role Role, int Rank, bool AtRight);

    /// <summary>Adds a piece: rank 1 stays longest. An empty text adds nothing.</summary>
    public SegmentLine Add(string text, Role role, int rank = 1, bool atRight = false)
    {
        if (text.Length > 0)
        {
            _segments.Add(new Segment(text, role, rank, atRight));
        }

        return this;
    }

    /// <summary>Writes the line: pieces with a blank between, those at the right flush with the edge.</summary>
    public void Draw(CellPane pane, int line, int width, Role background)
    {
        List<Segment> kept = [.. _segments];
        while (kept.Count > 1 && Length(kept) > width)
        {
            int least = kept.Max(segment => segment.Rank);
            kept.RemoveAt(kept.FindLastIndex(segment => segment.Rank == least));
        }

        int at = pane.PaintLine(0, line, " ", background);
        foreach (Segment segment in kept.Where(segment => !segment.AtRight))
        {
            at = pane.PaintLine(at, line, segment.Text, segment.Role);
            at = pane.PaintLine(at, line, " ", background);
        }

        List<Segment> right = [.. kept.Where(segment => segment.AtRight)];
        int start = Math.Max(at, width - right.Sum(segment => segment.Text.Length + 1));
        at = pane.PaintBlanks(at, line, start, background);
        foreach (Segment segment in right)
        {
            at = pane.PaintLine(at, line, segment.Text, segment.Role);
            at = pane.PaintLine(at, line, " ", background);
        }

        pane.PaintBlanks(at, line, width, background);
    }

    private static int Length(List<Segment> segments) => 1 + segments.Sum(segment => segment.Text.Length + 1);
}
