using System.Globalization;
using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>The first line: what is captured, for how long, how much, what was dropped, what is filtered, and whether the list follows.</summary>
internal sealed class TitlePane(PaneContext context, PacketListPane list) : CellPane(context)
{
    /// <inheritdoc/>
    protected override void DrawCells(int width, int height)
    {
        ScreenStatus status = Context.Model.Status;
        SegmentLine line = new();
        line.Add("TermCap", Role.Title, 6)
            .Add(StateText(status), status.State == CaptureState.Failed ? Role.TitleAlert : Role.Title)
            .Add(Source(status.SourceName, Math.Max(8, width / 4)), Role.Title, 2)
            .Add(TimeText.Elapsed(status.Elapsed, status.State is CaptureState.Done or CaptureState.Failed), Role.Title, 5)
            .Add(Rate(status), Role.Title, 4)
            .Add(Drops(status), status.RingDrops + status.InterfaceDrops > 0 ? Role.TitleAlert : Role.Title)
            .Add(status.CaptureFilter, Role.Title, 7)
            .Add(status.Remark, Role.Title, 8)
            .Add(DisplayFilter(width), Role.TitleAlert, 2)
            .Add(status.IsRecording ? "REC" : "", Role.TitleAlert)
            .Add(RowOfTotal(), Role.Title, 3, atRight: true)
            .Add(Following(status.State), list.IsFollowing && !Context.State.IsFrozen ? Role.Title : Role.TitleAlert, atRight: true)
            .Draw(this, 0, width, Role.Title);
    }

    private string StateText(ScreenStatus status) => status.State switch
    {
        CaptureState.Live => $"{Glyphs.Live} LIVE",
        CaptureState.Reading when status.Progress is { } part => string.Create(CultureInfo.InvariantCulture, $"READING {part * 100:0}%"),
        CaptureState.Reading => "READING",
        CaptureState.Failed => "FAILED",
        _ => status.IsCutShort ? "STOPPED" : "END",
    };

    // A list that stands still needs a word only where packets pass it by: a file is read from its first packet on, and at the end nothing comes any more.
    private string Following(CaptureState state) =>
        Context.State.IsFrozen ? "FROZEN"
        : state is CaptureState.Done or CaptureState.Failed ? ""
        : list.IsFollowing ? "FOLLOW"
        : state == CaptureState.Live ? "PAUSED:F" : "";

    // Of a long path the file's name says most.
    private string Source(string name, int width) =>
        Fit.Middle(name.Length > width && name.Contains('/', StringComparison.Ordinal) ? Path.GetFileName(name) : name, width, Glyphs.Cut);

    private static string Rate(ScreenStatus status) => $"{NumberText.Short(status.PacketsPerSecond)} p/s";

    // A file knows its drops only when it says so; a device always does.
    private static string Drops(ScreenStatus status)
    {
        long drops = status.RingDrops + status.InterfaceDrops;
        return drops > 0 || status.CountsDrops ? $"drop {NumberText.Whole(drops)}" : "";
    }

    private string DisplayFilter(int width)
    {
        string filter = Context.Model.Filter;
        if (filter.Length == 0)
        {
            return "";
        }

        string progress = Context.Model.FilterProgress is { } part ? string.Create(CultureInfo.InvariantCulture, $" {part * 100:0}%") : "";
        return Fit.End("/" + filter, Math.Max(10, width / 2), Glyphs.Cut) + progress;
    }

    private string RowOfTotal()
    {
        long rows = Context.Model.End - Context.Model.First;
        return list.IsFollowing || list.SelectedPacket is not { } packet
            ? NumberText.Whole(rows)
            : $"{NumberText.Whole(packet.Number)}/{NumberText.Whole(Context.Model.Status.Packets)}";
    }
}
