using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Screen.Sources;

/// <summary>The verdicts of a packet in words, made from its row and the row that it refers to; nothing of this is stored.</summary>
internal static class VerdictSentences
{
    /// <summary>One sentence for each verdict, and one for whether it was sent again.</summary>
    public static IReadOnlyList<string> Of(PacketFrames frames, in PacketRow row)
    {
        TcpVerdict verdict = new()
        {
            Flags = row.Flags,
            Stream = row.Stream,
            RefersTo = row.RefersTo,
            RtoNanoseconds = row.RtoNanoseconds,
            DuplicateAckNumber = row.DuplicateAckNumber,
            WindowBytes = row.WindowBytes,
            Resent = row.Resent,
            ResentSegments = row.ResentSegments,
        };
        // What has left the store cannot be looked at: then nothing is claimed of its bytes.
        bool isRepetition = row.RefersTo > 0 && frames.TryGet(row.RefersTo, out PacketRow first) && Carries(first, row);
        return TcpExplanation.Of(verdict, isRepetition: isRepetition);
    }

    /// <summary>What a naive reading says of one copy that its packet does not have; empty where it says nothing more.</summary>
    public static string Phantom(in PacketRow row, in FrameRow frame, long packet, string interfaceName) =>
        VerdictLetters.Words(frame.Apparent & VerdictLetters.PhantomsOf(row)) is { Length: > 0 } words
            ? TcpExplanation.Phantom(words, interfaceName, packet, frame.TimeNanoseconds - row.TimeNanoseconds)
            : "";

    /// <summary>Whether a packet held another's first number; SYN and FIN take one (RFC 9293, section 3.4).</summary>
    private static bool Carries(in PacketRow first, in PacketRow again)
    {
        int length = first.PayloadBytes + ((first.SegmentFlags & (Engine.Wire.SegmentFlags.Syn | Engine.Wire.SegmentFlags.Fin)) != 0 ? 1 : 0);
        return first.Stream == again.Stream && unchecked(again.Sequence - first.Sequence) < (uint)length;
    }
}
