using System.Globalization;
using TermCap.Screen.Model;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>The line of the host: bonds with mode and slaves (an asterisk marks the active one), copies per packet, queueing, the last minute's trouble.</summary>
internal sealed class TopologyPane(PaneContext context) : CellPane(context)
{
    private const int ChartCells = 20;

    /// <inheritdoc/>
    protected override void DrawCells(int width, int height)
    {
        ScreenStatus status = Context.Model.Status;
        SegmentLine line = new();
        for (int place = 0; place < status.Bonds.Count; place++)
        {
            AddBond(line, status.Bonds[place], place);
        }

        if (status.Bonds.Count == 0)
        {
            line.Add("no bond known", Role.Dim, 6);
        }

        line.Add(string.Create(CultureInfo.InvariantCulture, $"copies {status.CopyFactor:0.00}{Glyphs.Times}"), Role.Normal, 2)
            .Add(Queue(status), Role.Normal, 3);
        if (status.LastMinute.Count > 0)
        {
            line.Add("last minute", Role.Dim, 5, atRight: true)
                .Add(ChartText.Line(status.LastMinute, ChartCells, Glyphs.Chart), Role.Chart, 4, atRight: true);
        }

        line.Draw(this, 0, width, Role.Normal);
    }

    private static void AddBond(SegmentLine line, BondLine bond, int place)
    {
        int rank = place == 0 ? 1 : 6 + place;
        line.Add(bond.Name, Role.Header, rank).Add(bond.Mode, Role.Normal, rank + 4);
        foreach (SlaveLine slave in bond.Slaves)
        {
            line.Add(slave.Name + (slave.IsActive ? "*" : "") + (slave.IsUp ? "" : " DOWN"), slave.IsUp ? Role.Normal : Role.Trouble, rank);
        }
    }

    private static string Queue(ScreenStatus status) =>
        status.QueueMedianNanoseconds is { } median && status.QueueP99Nanoseconds is { } high
            ? $"queue {NumberText.Spans(median, high)}"
            : "";
}
