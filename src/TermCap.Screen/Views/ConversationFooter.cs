using System.Globalization;
using TermCap.Screen.Model;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>Below the conversations: the selected one in full, each way apart, and the last minute of each kind of trouble. What was not seen is a dash.</summary>
internal static class ConversationFooter
{
    private const int WayCells = 8;
    private const int Gap = 2;

    /// <summary>From this width on a line has room for more of each way, and for longer charts.</summary>
    private const int WideFrom = 110;

    /// <summary>The lines, with their roles; as many for any selection.</summary>
    public static IReadOnlyList<(string Text, Role Role)> Lines(ConversationLine? selected, ScreenStatus status, int width, string levels) =>
    [
        selected is null ? ("", Role.Normal) : (Title(selected), Role.Key),
        (selected is null ? "" : Titles(width), Role.Header),
        (selected is null ? "" : Way("client", selected.FromClient, width), Role.Normal),
        (selected is null ? "" : Way("server", selected.FromServer, width), Role.Normal),
        .. Rates(status, width, levels).Select(line => (line, Role.Chart)),
        .. Forgotten(status).Select(line => (line, Role.Notice)),
    ];

    /// <summary>How many lines there are at a width.</summary>
    public static int Count(ScreenStatus status, int width, string levels) => 4 + Rates(status, width, levels).Count + Forgotten(status).Count;

    private static string Title(ConversationLine line) =>
        $"Stream {line.Stream}, {line.State}; seen: {(line.Completeness.Length > 0 ? line.Completeness : "neither opening nor end")}; handshake {Time(line.HandshakeNanoseconds)}";

    private static string Titles(int width) => width < WideFrom
        ? $"{"Sent by",-WayCells}{"Packets",7}{"SRTT",8}{"last",8}{"In flight",10}{"Window",8}{"Scale",6}{"Retr",6}{"Rate",7}{"Zero-win",9}"
        : $"{"Sent by",-WayCells}{"Packets",9}{"Bytes",9}{"SRTT",9}{"± var",9}{"last RTT",9}{"In flight",11}{"Window",9}{"Scale",6}{"Retrans",9}{"Rate",8}{"Zero-win",10}";

    private static string Way(string name, WayLine way, int width)
    {
        string rate = way.Packets == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(way.RetransmissionRate * 100, way.RetransmissionRate < 0.1 ? 2 : 1)} %");
        string scale = way.WindowScale is { } shift ? string.Create(CultureInfo.InvariantCulture, $"{shift}") : "-";
        string zero = way.ZeroWindowNanoseconds == 0 ? "0" : NumberText.Span(way.ZeroWindowNanoseconds);
        return width < WideFrom
            ? $"{name,-WayCells}{NumberText.Short(way.Packets),7}{Time(way.SmoothedNanoseconds),8}{Time(way.LastNanoseconds),8}{Bytes(way.InFlightBytes),10}{Bytes(way.WindowBytes),8}{scale,6}{NumberText.Short(way.Retransmissions),6}{rate,7}{zero,9}"
            : $"{name,-WayCells}{NumberText.Whole(way.Packets),9}{NumberText.Bytes(way.Bytes),9}{Time(way.SmoothedNanoseconds),9}{Time(way.VariationNanoseconds),9}{Time(way.LastNanoseconds),9}{Bytes(way.InFlightBytes),11}{Bytes(way.WindowBytes),9}{scale,6}{NumberText.Short(way.Retransmissions),9}{rate,8}{zero,10}";
    }

    private static string Time(long? nanoseconds) => nanoseconds is { } known ? NumberText.Span(known) : "-";

    private static string Bytes(long? bytes) => bytes is { } known ? NumberText.Bytes(known) : "-";

    private static List<string> Forgotten(ScreenStatus status)
    {
        List<string> parts = [];
        if (status.EvictedConversations > 0)
        {
            parts.Add($"{NumberText.Whole(status.EvictedConversations)} conversations");
        }

        if (status.ForgottenSegments > 0)
        {
            parts.Add($"{NumberText.Whole(status.ForgottenSegments)} waiting segments");
        }

        return parts.Count > 0 ? [$"forgotten to make room (--memory): {string.Join(", ", parts)}"] : [];
    }

    // Each kind with its chart and the most in one second; as many on a line as fit.
    private static List<string> Rates(ScreenStatus status, int width, string levels)
    {
        List<string> lines = [];
        string line = "";
        int cells = width < WideFrom ? 10 : 20;
        foreach (VerdictCount count in status.Verdicts)
        {
            string piece = $"{count.Name} {RateText.Chart(count.LastMinute, cells, levels)} {RateText.Most(count.LastMinute)}".PadRight(count.Name.Length + cells + 7);
            if (line.Length > 0 && line.Length + Gap + piece.Length > width - 1)
            {
                lines.Add(line);
                line = "";
            }

            line += (line.Length > 0 ? new string(' ', Gap) : "") + piece;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }
}
