using System.Drawing;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace TermCap.Screen.Driver;

/// <summary>The output under the stock driver: one write a frame, of the cells that changed.</summary>
internal sealed class CellOutput(FrameEncoder encoder, IFrameSink sink) : AnsiOutput(AppModel.FullScreen), IOutput
{
    private static readonly Size Fallback = new(80, 24);

    /// <summary>Told of each frame; null asks nothing.</summary>
    public FrameGate? Gate { get; set; }

    /// <summary>What makes the bytes.</summary>
    public FrameEncoder Encoder => encoder;

    /// <summary>The stock factory alone wires the stock size query, so it is answered here again.</summary>
    Size IOutput.GetSize() => sink.Size ?? Fallback;

    /// <inheritdoc/>
    public override void Write(IOutputBuffer buffer)
    {
        encoder.AsksStatus = Gate is { Asks: true };
        if (encoder.Encode(buffer))
        {
            _ = sink.Write(encoder.Bytes);
            Gate?.Sent(encoder.Bytes.Length);
        }
    }
}
