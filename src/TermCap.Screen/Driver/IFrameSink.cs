using System.Drawing;

namespace TermCap.Screen.Driver;

/// <summary>Where encoded frames go: the terminal, or a test's memory.</summary>
internal interface IFrameSink
{
    /// <summary>Columns and rows; null when not known.</summary>
    Size? Size { get; }

    /// <summary>Takes one whole frame.</summary>
    /// <returns>False when nobody is there any more.</returns>
    bool Write(ReadOnlySpan<byte> frame);
}
