using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>Who talks to whom, the worst first: real trouble before apparent.</summary>
internal sealed class ConversationsPane : TablePane<ConversationLine>
{
    /// <summary>Rows that are asked for: more than anybody reads, little to copy.</summary>
    private const int RowsMax = 1000;
    private const int ChartCells = 30;

    /// <summary>Below this height the rows take all lines.</summary>
    private const int FooterFromHeight = 14;

    /// <summary>A whole IPv6 endpoint.</summary>
    private const int EndpointCellsMax = 47;

    private readonly int _atMost;

    /// <param name="context">What all panes look at.</param>
    /// <param name="atMost">Rows to show; with a few it is the strip below the packets, which takes no keys.</param>
    public ConversationsPane(PaneContext context, int atMost = RowsMax)
        : base(context, atMost == RowsMax)
    {
        _atMost = atMost;
        Columns =
        [
            new("Client", 0, 0, ColumnKind.Endpoint, line => line.A) { WidthMax = EndpointCellsMax },
            new("Server", 0, 0, ColumnKind.Endpoint, line => line.B) { WidthMax = EndpointCellsMax },
            new("Stream", 110, 6, ColumnKind.Figure, line => NumberText.Short(line.Stream)),
            new("State", 90, 10, ColumnKind.Text, line => line.State),
            new("Packets", 0, 7, ColumnKind.Figure, line => NumberText.Short(line.Packets)),
            new("Bytes", 90, 7, ColumnKind.Figure, line => NumberText.Bytes(line.Bytes)),
            new("Retrans", 0, 13, ColumnKind.Text, line => Pair(line.Retransmissions, line.Apparent)),
            new("Resent", 100, 6, ColumnKind.Figure, line => NumberText.Short(line.Resent)),
            new("Other", 70, 5, ColumnKind.Figure, line => NumberText.Short(line.OtherTrouble)) { ScreenWidthMax = 149 },
            new("Dup-ack", 150, 7, ColumnKind.Figure, line => NumberText.Short(line.DuplicateAcks)),
            new("Ooo", 150, 5, ColumnKind.Figure, line => NumberText.Short(line.OutOfOrder)),
            new("Gap", 150, 5, ColumnKind.Figure, line => NumberText.Short(line.Gaps)),
            new("Zero-win", 200, 8, ColumnKind.Figure, line => NumberText.Short(line.ZeroWindows)),
            new("Sent", 230, 7, ColumnKind.Figure, line => NumberText.Bytes(line.Ways.Up)),
            new("Got", 230, 7, ColumnKind.Figure, line => NumberText.Bytes(line.Ways.Down)),
            new("Handshake", 230, 9, ColumnKind.Figure, line => line.HandshakeNanoseconds is { } time ? NumberText.Span(time) : "-"),
            new("RTT", 70, 7, ColumnKind.Figure, line => line.RoundTripNanoseconds is { } time ? NumberText.Span(time) : "-"),
            new("Packets over time", 140, ChartCells, ColumnKind.Text, line => ChartText.Line(line.Chart, ChartCells, Glyphs.Chart)),
        ];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<TableColumn<ConversationLine>> Columns { get; }

    /// <inheritdoc/>
    protected override int FooterLines => _atMost == RowsMax && Viewport.Height >= FooterFromHeight ? ConversationFooter.Count(Context.Model.Status, Viewport.Width, Glyphs.Chart) : 0;

    /// <inheritdoc/>
    protected override string WhenEmpty => "no TCP conversation yet";

    /// <inheritdoc/>
    protected override IReadOnlyList<ConversationLine> Fetch() => Context.Model.Conversations(_atMost);

    /// <inheritdoc/>
    protected override Role RoleOf(ConversationLine row) =>
        row.Retransmissions > 0 ? Role.Trouble : row.OtherTrouble > 0 ? Role.Notice : Role.Normal;

    /// <inheritdoc/>
    protected override void DrawFooter(int line, int width)
    {
        if (FooterLines > 0)
        {
            foreach ((string text, Role role) in ConversationFooter.Lines(SelectedItem, Context.Model.Status, width, Glyphs.Chart))
            {
                PutField(0, line++, " " + text, width, role);
            }
        }
    }

    private static string Pair(long real, long apparent) =>
        real == apparent ? NumberText.Short(real) : $"{NumberText.Short(real)} ({NumberText.Short(apparent)})";
}
