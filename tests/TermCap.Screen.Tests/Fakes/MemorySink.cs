using System.Drawing;
using TermCap.Screen.Driver;

namespace TermCap.Screen.Tests.Fakes;

internal sealed class MemorySink : IFrameSink
{
    public List<byte[]> Frames { get; } = [];

    public Size? Size => null;

    public bool Write(ReadOnlySpan<byte> frame)
    {
        Frames.Add(frame.ToArray());
        return true;
    }
}
