using Microsoft.Win32.SafeHandles;

namespace TermCap.Engine.Files;

/// <summary>An open capture file, to read the bytes of frames again by their FileOffset. Safe from any thread; it moves no position.</summary>
public sealed class CaptureBytes : IDisposable
{
    internal CaptureBytes(SafeFileHandle handle) => Handle = handle;

    internal SafeFileHandle Handle { get; }

    /// <summary>Reads from an offset until the room is full or the file ends.</summary>
    /// <returns>How many bytes came: fewer than asked for when the file has become shorter since it was read.</returns>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public int Read(long fileOffset, Span<byte> destination)
    {
        int filled = 0;
        while (filled < destination.Length)
        {
            int count = RandomAccess.Read(Handle, destination[filled..], fileOffset + filled);
            if (count == 0)
            {
                break;
            }

            filled += count;
        }

        return filled;
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
