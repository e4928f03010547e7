using TermCap.Engine.Store;
using TermCap.Engine.Summary;
using TermCap.Engine.Wire;

namespace TermCap.Screen.Sources;

/// <summary>Protocol and words from the engine's one-line summaries.</summary>
/// <remarks>Bound: <see cref="BytesMax"/> of a frame are read; what a line says stands in its first bytes.</remarks>
internal sealed class SummaryTexts(PacketFrames frames) : IPacketTexts
{
    private const int BytesMax = 2048;

    private readonly char[] _text = new char[PacketSummary.LengthUsual];

    /// <inheritdoc/>
    public (string Protocol, string Info) Of(long number, in PacketRow row)
    {
        if (!frames.TryWitness(row, out FrameRow frame))
        {
            return ("", "(its frames have left the store)");
        }

        byte[] bytes = frames.Bytes(frame, BytesMax);
        if (bytes.Length == 0 && frame.CapturedLengthBytes > 0)
        {
            return ("", "(its bytes have left the store)");
        }

        FrameLocator.Locate(bytes, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
        SummaryContext context = SummaryContext.From(row) with { HidesPorts = true };
        PacketSummary.Write(bytes, located, context, _text, out SummaryLine line);
        return (line.Protocol, line.Info(_text).ToString());
    }
}
