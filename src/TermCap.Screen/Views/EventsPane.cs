using TermCap.Engine.Frames;
using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>What happened to the host and to the capture, oldest first.</summary>
internal sealed class EventsPane : TablePane<EventLine>
{
    public EventsPane(PaneContext context)
        : base(context)
    {
        Columns =
        [
            new("Time", 0, 12, ColumnKind.Figure, line => Time(line, TimeText.PacketShort)) { ScreenWidthMax = 99 },
            new("Time", 100, 15, ColumnKind.Figure, line => Time(line, TimeText.Packet)),
            new("What", 0, 0, ColumnKind.Text, line => line.Text),
            new("Before packet", 100, 13, ColumnKind.Figure, line => NumberText.Whole(line.BeforePacket)),
        ];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<TableColumn<EventLine>> Columns { get; }

    /// <inheritdoc/>
    protected override string WhenEmpty => "nothing happened: no failover, no link change, no drop";

    /// <inheritdoc/>
    protected override IReadOnlyList<EventLine> Fetch() => Context.Model.Events;

    /// <inheritdoc/>
    protected override Role RoleOf(EventLine row) => row.Severity switch
    {
        Severity.Trouble => Role.Trouble,
        Severity.Notice => Role.Notice,
        _ => Role.Event,
    };

    private string Time(EventLine line, Func<Timestamp, Timestamp?, Timestamp, TimeFormat, TimeZoneInfo, string> write) => write(
        line.Time,
        null,
        Context.Model.Start,
        Context.State.TimeFormat == TimeFormat.SincePrevious ? TimeFormat.Relative : Context.State.TimeFormat,
        Context.Time.LocalTimeZone);
}
