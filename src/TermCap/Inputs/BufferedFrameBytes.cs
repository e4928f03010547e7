using TermCap.Engine.Files;
using TermCap.Engine.Store;

namespace TermCap.Inputs;

/// <summary>Reads frames of an input file again through a window, since they are mostly asked for one after the other.</summary>
/// <remarks>From any thread: each has a window of its own (256 KiB, at most for the threads that read: the worker, the screen, a save).</remarks>
internal sealed class BufferedFrameBytes(CaptureBytes bytes) : IFrameBytes, IDisposable
{
    private const int WindowBytes = 256 * 1024;

    private readonly ThreadLocal<Window> _windows = new(() => new Window());

    /// <inheritdoc/>
    public bool TryRead(long fileOffset, Span<byte> destination)
    {
        if (destination.Length > WindowBytes / 4)
        {
            return bytes.Read(fileOffset, destination) == destination.Length;
        }

        Window window = _windows.Value!;
        if (fileOffset < window.Start || fileOffset + destination.Length > window.Start + window.Length)
        {
            window.Start = fileOffset;
            window.Length = bytes.Read(fileOffset, window.Bytes);
        }

        long at = fileOffset - window.Start;
        if (at + destination.Length > window.Length)
        {
            return false;
        }

        window.Bytes.AsSpan((int)at, destination.Length).CopyTo(destination);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _windows.Dispose();
        bytes.Dispose();
    }

    private sealed class Window
    {
        public readonly byte[] Bytes = new byte[WindowBytes];
        public long Start = -1;
        public int Length;
    }
}
