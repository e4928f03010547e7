using TermCap.Engine.Summary;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pipeline;

/// <summary>The verdict in words: what a person wants to know first. Screen and report say the same.</summary>
/// <remarks>Device names stand in it as the input gives them: whoever shows it filters control characters.</remarks>
public static class Headline
{
    private const int NamesMax = 4;

    /// <summary>One or two sentences.</summary>
    /// <param name="totals">The counts.</param>
    /// <param name="form">How much to say.</param>
    public static string Of(CaptureSnapshot totals, HeadlineForm form = HeadlineForm.Full)
    {
        ArgumentNullException.ThrowIfNull(totals);
        if (totals.Frames == 0)
        {
            return "Nothing was captured.";
        }

        bool hasCopies = totals.Pairing.FurtherCopies + totals.Pairing.Slices > 0;
        string copies = hasCopies ? ""
            : totals.Packets == 1 || form == HeadlineForm.Brief ? " There are no copies here."
            : $" There are no copies here: each of the {Counted.Of(totals.Packets)} packets was seen once.";
        if (totals.Real.Segments == 0)
        {
            return hasCopies
                ? $"No TCP here. {Counted.Of(totals.Packets)} packets were seen as {Counted.Of(totals.Frames)} frames{(form == HeadlineForm.Brief ? "" : $" at {Devices(totals)}")}."
                : $"No TCP here.{copies}";
        }

        return Loss(totals, form) + Repeats(totals) + copies;
    }

    private static string Loss(CaptureSnapshot totals, HeadlineForm form)
    {
        long real = totals.Real[TcpFlags.Retransmission];
        long apparent = totals.Apparent[TcpFlags.Retransmission];
        string rest = Rest(totals.Real);
        string devices = form == HeadlineForm.Brief ? "" : $" seen at {Devices(totals)}";
        string phantoms = Math.Max(0, apparent - real) is > 0 and var more ? $" {Copies(more, apparent, real == 0)}{devices}." : "";
        string told = form == HeadlineForm.Full ? rest : "";
        if (real > 0)
        {
            return $"{Counted.Of(real, "real retransmission")}{told}.{phantoms}";
        }

        return rest.Length > 0 ? $"No real retransmission{told}.{phantoms}" : $"No real loss.{phantoms}";
    }

    private static string Copies(long more, long apparent, bool isAll) => (isAll, more) switch
    {
        (true, 1) => "The one apparent retransmission is a copy",
        (true, _) => $"All {Counted.Of(apparent)} apparent retransmissions are copies",
        (false, 1) => $"One of {Counted.Of(apparent)} apparent ones is a copy",
        _ => $"The other {Counted.Of(more)} of {Counted.Of(apparent)} apparent ones are copies",
    };

    private static string Rest(TcpTotals real)
    {
        (long Count, string Name)[] kinds =
        [
            (real[TcpFlags.DuplicateAck], "duplicate ACK"),
            (real[TcpFlags.OutOfOrder], "out-of-order segment"),
            (real[TcpFlags.LostSegment], "gap"),
            (real[TcpFlags.ZeroWindow], "zero window"),
        ];
        string[] told = [.. kinds.Where(kind => kind.Count > 0).Select(kind => Counted.Of(kind.Count, kind.Name))];
        return told.Length == 0 ? "" : ", " + string.Join(", ", told);
    }

    private static string Repeats(CaptureSnapshot totals) => totals.Pairing.NetworkDuplicates + totals.Pairing.OwnFramesReturned is > 0 and var repeats
        ? $" The network itself delivered {Counted.Of(repeats, "packet")} twice or back."
        : "";

    // The devices that see the same packets: masters first, then what lies below and above them.
    private static string Devices(CaptureSnapshot totals)
    {
        InterfaceRow[] rows = [.. totals.Interfaces.Where(row => row.FramesIn + row.FramesOut > 0).OrderBy(row => row.Role == InterfaceRole.Master ? 0 : row.Role == InterfaceRole.Other ? 2 : 1).ThenByDescending(row => row.FramesIn + row.FramesOut)];
        if (rows.Length < 2)
        {
            return "several devices of this host";
        }

        string[] names = [.. rows.Take(NamesMax).Select(row => row.Name)];
        return rows.Length > NamesMax
            ? $"{string.Join(", ", names)} and {Counted.Of(rows.Length - NamesMax)} more"
            : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
