using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>The host's devices as a tree: what each carried, what it lacks, how long packets waited in it.</summary>
internal sealed class InterfacesPane : TablePane<InterfaceLine>
{
    public InterfacesPane(PaneContext context)
        : base(context)
    {
        Columns =
        [
            new("Interface", 0, 0, ColumnKind.Text, line => new string(' ', line.Depth * 2) + line.Name),
            new("Kind", 90, 18, ColumnKind.Text, line => line.Kind),
            new("Role", 0, 13, ColumnKind.Text, line => line.Role),
            new("State", 60, 5, ColumnKind.Text, line => line.State),
            new("In", 0, 6, ColumnKind.Figure, line => NumberText.Short(line.FramesIn)),
            new("Out", 0, 6, ColumnKind.Figure, line => NumberText.Short(line.FramesOut)),
            new("Missing", 0, 7, ColumnKind.Figure, line => Known(line.Missing)),
            new("Drops", 70, 5, ColumnKind.Figure, line => Known(line.Drops)),
            new("Queue p50", 80, 9, ColumnKind.Figure, line => line.QueueNanoseconds is { } queue ? NumberText.Span(queue.Median) : "-"),
            new("p99", 100, 7, ColumnKind.Figure, line => line.QueueNanoseconds is { } queue ? NumberText.Span(queue.P99) : "-"),
            new("max", 100, 7, ColumnKind.Figure, line => line.QueueNanoseconds is { } queue ? NumberText.Span(queue.Max) : "-"),
            new("1 µs .. 1 s", 120, 20, ColumnKind.Text, line => ChartText.Line(line.QueueHistogram, 20, Glyphs.Chart)),
        ];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<TableColumn<InterfaceLine>> Columns { get; }

    /// <inheritdoc/>
    protected override string WhenEmpty => "no interface known yet";

    /// <inheritdoc/>
    protected override IReadOnlyList<InterfaceLine> Fetch() => Context.Model.Interfaces;

    /// <inheritdoc/>
    protected override Role RoleOf(InterfaceLine row) =>
        row.State == "down" || row.Drops > 0 ? Role.Trouble : row.Missing > 0 ? Role.Notice : Role.Normal;

    private static string Known(long? count) => count is { } known ? NumberText.Short(known) : "-";
}
