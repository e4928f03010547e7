using System.Drawing;

namespace TermCap.Screen.Driver;

/// <summary>Frames go to the controlling terminal, one write a frame.</summary>
internal sealed class TtySink : IFrameSink
{
    /// <inheritdoc/>
    public Size? Size => Tty.Size();

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> frame) => Tty.WriteAll(frame);
}
