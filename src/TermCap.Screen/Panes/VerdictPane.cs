using TermCap.Screen.Model;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>The verdict bar: for each kind of trouble what is real and, in brackets, what a naive reading says; what the kernel counted; and the verdict in words.</summary>
internal sealed class VerdictPane(PaneContext context) : CellPane(context)
{
    private const int ChartCells = 10;

    /// <summary>Lines that it wants: one more for a verdict in words.</summary>
    public int Lines => Words.Length > 0 ? 2 : 1;

    // What fits is said: devices and other kinds of trouble only where there is room for them.
    private string Words
    {
        get
        {
            ScreenStatus status = Context.Model.Status;
            return status.Failure.Length > 0 ? status.Failure
                : status.Headlines.FirstOrDefault(words => words.Length < Frame.Width) ?? status.Headlines.LastOrDefault("");
        }
    }

    /// <inheritdoc/>
    protected override void DrawCells(int width, int height)
    {
        ScreenStatus status = Context.Model.Status;
        SegmentLine line = new();
        for (int kind = 0; kind < status.Verdicts.Count; kind++)
        {
            VerdictCount count = status.Verdicts[kind];
            // What has nothing to tell goes first where the width does not suffice.
            line.Add(CountText(count), RoleOf(count), count.Apparent == 0 && count.Real == 0 ? status.Verdicts.Count + kind + 1 : kind + 1);
            line.Add(count.LastMinute.Any(events => events > 0) ? RateText.Chart(count.LastMinute, ChartCells, Glyphs.Chart) : "", Role.Chart, (status.Verdicts.Count * 3) + kind);
        }

        if (status.Verdicts.Count > 0)
        {
            line.Add(Resent(status), Role.Normal, 2);
            line.Add(status.KernelDifference.Count > 0 ? "(i says why)" : "", Role.Notice, (status.Verdicts.Count * 2) + 1);
        }

        // Behind what counts, before the charts.
        line.Add(status.CountedSince is { } since ? "since " + TimeText.Elapsed(since, hasEnded: false) : "", Role.Dim, (status.Verdicts.Count * 2) + 2);
        if (status.Verdicts.Count == 0)
        {
            line.Add("no TCP seen", Role.Dim);
        }

        int top = height - 1;
        if (height > 1)
        {
            Role words = status.Failure.Length > 0 || status.Verdicts.Any(count => count.Real > 0 && count.Severity == Severity.Trouble) ? Role.Trouble : Role.Good;
            PutField(0, 0, " " + Words, width, words);
        }

        line.Draw(this, top, width, Role.Normal);
    }

    // Ours and the kernel's count the same thing: segments that this host sent again.
    private string Resent(ScreenStatus status) => status.KernelResent is { } kernel
        ? $"{Glyphs.Dot} resent {NumberText.Whole(status.ResentByUs)} kernel {NumberText.Whole(kernel)}"
        : status.Resent > 0 ? $"{Glyphs.Dot} resent {NumberText.Whole(status.Resent)}" : "";

    private static string CountText(VerdictCount count) =>
        count.Apparent == count.Real
            ? $"{count.Name} {NumberText.Whole(count.Real)}"
            : $"{count.Name} {NumberText.Whole(count.Real)} ({NumberText.Whole(count.Apparent)})";

    private static Role RoleOf(VerdictCount count) =>
        count.Real == 0 ? Role.Normal : count.Severity == Severity.Trouble ? Role.Trouble : Role.Notice;
}
