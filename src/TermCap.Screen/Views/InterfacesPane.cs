using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Sources;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>The host's devices as a tree: what each carried and lacks; below it how long packets waited in each slave's queue, and every failover.</summary>
internal sealed class InterfacesPane : TablePane<InterfaceViewRow>
{
    private const int ChartCells = 20;

    /// <summary>The width from which the queues stand in the table itself.</summary>
    private const int QueuesInTableFrom = 160;

    private const int NameCells = 10;

    public InterfacesPane(PaneContext context)
        : base(context)
    {
        Columns =
        [
            Column("Interface", 0, 0, ColumnKind.Text, line => new string(' ', line.Depth * 2) + line.Name) with { WidthMax = 24 },
            Column("Index", 120, 5, ColumnKind.Figure, line => Known(line.Index)),
            Column("Kind", 90, 20, ColumnKind.Text, line => line.Kind),
            Column("Role", 0, 13, ColumnKind.Text, line => line.Role),
            Column("State", 60, 5, ColumnKind.Text, line => line.State),
            Column("In", 0, 6, ColumnKind.Figure, line => NumberText.Short(line.FramesIn)),
            Column("Out", 0, 6, ColumnKind.Figure, line => NumberText.Short(line.FramesOut)),
            Column("Bytes", 120, 7, ColumnKind.Figure, line => NumberText.Bytes(line.Bytes)),
            Column("Missing", 0, 7, ColumnKind.Figure, line => Known(line.Missing)),
            Column("Refused", 70, 7, ColumnKind.Figure, line => Known(line.Refused)),
            Column("Drops", 70, 5, ColumnKind.Figure, line => Known(line.Drops)),
            Column("Failovers", 100, 9, ColumnKind.Figure, line => Known(line.Failovers)),
            Column("Queue p50", QueuesInTableFrom, 9, ColumnKind.Figure, line => line.Queue is { } queue ? NumberText.Span(queue.Median) : "-"),
            Column("p99", QueuesInTableFrom, 7, ColumnKind.Figure, line => line.Queue is { } queue ? NumberText.Span(queue.P99) : "-"),
            Column("max", QueuesInTableFrom, 7, ColumnKind.Figure, line => line.Queue is { } queue ? NumberText.Span(queue.Max) : "-"),
            Column("1 µs .. 1 s", QueuesInTableFrom, ChartCells, ColumnKind.Text, line => Chart(line.Queue)),
            Column("MAC", 180, 17, ColumnKind.Text, line => line.Mac),
            Column("Addresses", 200, 20, ColumnKind.Text, line => line.Addresses),
        ];
    }

    /// <summary>The selected device; null where a line of text is selected.</summary>
    public InterfaceLine? SelectedDevice => SelectedItem?.Device;

    /// <inheritdoc/>
    protected override IReadOnlyList<TableColumn<InterfaceViewRow>> Columns { get; }

    /// <inheritdoc/>
    protected override string WhenEmpty => "no interface known yet";

    /// <inheritdoc/>
    protected override IReadOnlyList<InterfaceViewRow> Fetch()
    {
        IReadOnlyList<InterfaceLine> devices = Context.Model.Interfaces;
        List<InterfaceViewRow> rows = [.. devices.Select(device => new InterfaceViewRow(device, "", Role.Normal))];
        if (Viewport.Width < QueuesInTableFrom)
        {
            AddQueues(rows, devices);
        }

        AddMeanings(rows, devices);
        AddFailovers(rows);
        KernelRows.AddTo(rows, Context.Model.Status, Viewport.Width);
        return rows;
    }

    /// <inheritdoc/>
    protected override void DrawRow(int line, int row, int width, bool isSelected)
    {
        if (Rows[row] is { Device: null } text)
        {
            PutField(0, line, " " + text.Text, width, SelectedRole(text.Role, isSelected));
        }
        else
        {
            base.DrawRow(line, row, width, isSelected);
        }
    }

    /// <inheritdoc/>
    protected override Role RoleOf(InterfaceViewRow row) => row.Device is not { } device ? row.Role
        : device.State == "down" || device.Drops > 0 ? Role.Trouble
        : device.Missing > 0 || device.Failovers > 0 ? Role.Notice
        : Role.Normal;

    private static TableColumn<InterfaceViewRow> Column(string title, int from, int width, ColumnKind cut, Func<InterfaceLine, string> text) =>
        new(title, from, width, cut, row => row.Device is { } device ? text(device) : "");

    private void AddQueues(List<InterfaceViewRow> rows, IReadOnlyList<InterfaceLine> devices)
    {
        InterfaceLine[] measured = [.. devices.Where(device => device.Queue is not null)];
        if (measured.Length == 0)
        {
            return;
        }

        Heading(rows, $"{"Queue",-NameCells} {"p50",7} {"p99",7} {"max",7}  {"1 µs .. 1 s",-ChartCells}");
        foreach (InterfaceLine device in measured)
        {
            QueueLine queue = device.Queue!;
            string name = Fit.End(device.Name, NameCells, Glyphs.Cut);
            Line(rows, $"{name,-NameCells} {NumberText.Span(queue.Median),7} {NumberText.Span(queue.P99),7} {NumberText.Span(queue.Max),7}  {Chart(queue)}", Role.Normal);
        }
    }

    // What the figures mean is said only where there is something to say.
    private static void AddMeanings(List<InterfaceViewRow> rows, IReadOnlyList<InterfaceLine> devices)
    {
        List<(string Text, Role Role)> lines = [];
        foreach (InterfaceLine device in devices)
        {
            bool isMaster = device.Failovers is not null;
            if (device.Missing > 0)
            {
                lines.Add((isMaster
                    ? $"{device.Name}: {NumberText.Whole(device.Missing.Value)} came in at a slave only: the capture lost them here"
                    : $"{device.Name}: {NumberText.Whole(device.Missing.Value)} sent above it and never here: dropped before the wire", Role.Notice));
            }

            if (device.Refused > 0)
            {
                lines.Add(($"{device.Name}: {NumberText.Whole(device.Refused.Value)} received that its master did not take (floods, link control)", Role.Normal));
            }

            if (device.Drops > 0)
            {
                lines.Add(($"{device.Name}: {NumberText.Whole(device.Drops.Value)} dropped by the device itself", Role.Trouble));
            }
        }

        if (lines.Count > 0)
        {
            Heading(rows, "Remarks");
            lines.ForEach(line => Line(rows, line.Text, line.Role));
        }
    }

    private void AddFailovers(List<InterfaceViewRow> rows)
    {
        IReadOnlyList<FailoverLine> failovers = Context.Model.Failovers;
        if (failovers.Count == 0)
        {
            return;
        }

        Heading(rows, "Failovers");
        foreach (FailoverLine failover in failovers)
        {
            string time = TimeText.Packet(failover.Time, null, Context.Model.Start, Context.State.TimeFormat == TimeFormat.SincePrevious ? TimeFormat.Relative : Context.State.TimeFormat, Context.Time.LocalTimeZone);
            string way = $"{(failover.From.Length > 0 ? failover.From : "none")} {Glyphs.Right} {(failover.To.Length > 0 ? failover.To : "none")}";
            Line(rows, $"{time} {failover.Bond}: {way}  {FailoverReader.Words(failover)}", Role.Event);
        }
    }

    private static void Heading(List<InterfaceViewRow> rows, string title)
    {
        rows.Add(new InterfaceViewRow(null, "", Role.Normal));
        rows.Add(new InterfaceViewRow(null, title, Role.Header));
    }

    private static void Line(List<InterfaceViewRow> rows, string text, Role role) => rows.Add(new InterfaceViewRow(null, text, role));

    private string Chart(QueueLine? queue) => queue is null ? "" : ChartText.Line(queue.Histogram, ChartCells, Glyphs.Chart);

    private static string Known(long? count) => count is { } known ? NumberText.Short(known) : "-";
}
