using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Summary;
using TermCap.Engine.Wire;

namespace TermCap.Output;

/// <summary>A packet's protocol and its line of words, made from its row and its witness's bytes. By the worker's thread, in packet order.</summary>
/// <param name="worker">Whose packets.</param>
/// <param name="hidesPorts">Whether ports stand elsewhere in the line.</param>
internal sealed class PacketTexts(CaptureWorker worker, bool hidesPorts = false)
{
    // What a line tells stands in the first bytes: headers, a request line, a name.
    private const int BytesMax = 4096;

    private readonly CaptureStore _store = worker.Store;
    private readonly byte[] _bytes = new byte[BytesMax];
    private readonly char[] _line = new char[PacketSummary.LengthUsual];

    /// <summary>Protocol and words of a packet.</summary>
    public (string Protocol, string Info) Of(PacketView view)
    {
        ref readonly PacketRow row = ref view.Row;
        FrameRow witness = view.Witness;
        int count = _store.ReadBytes(witness, _bytes);
        if (count < 0)
        {
            return ("?", "its bytes have left the store");
        }

        ReadOnlySpan<byte> captured = _bytes.AsSpan(0, count);
        FrameLocator.Locate(captured, witness.OriginalLengthBytes, witness.LinkType, witness.Direction, out LocatedFrame located);
        SummaryContext context = SummaryContext.From(row) with { HidesPorts = hidesPorts };
        PacketSummary.Write(captured, located, context, _line, out SummaryLine line);
        return (line.Protocol, new string(line.Info(_line)));
    }
}
