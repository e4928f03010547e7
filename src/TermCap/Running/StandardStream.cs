using System.Runtime.InteropServices;
using System.Text;

namespace TermCap.Running;

/// <summary>The process's standard output or standard error as a stream of bytes that tells when nobody reads any more.</summary>
/// <remarks>
/// .NET's own console stream swallows EPIPE, so an endless capture into <c>head</c> would never end; its writers switch a terminal's cursor keys to application mode (terminfo's smkx) and leave them so;
/// and a FileStream keeps a position of its own, which would write over what others write to the same file. Hence write(2).
/// </remarks>
internal sealed class StandardStream : Stream
{
    private const int Interrupted = 4;   // EINTR
    private const int TryAgain = 11;     // EAGAIN
    private const int BrokenPipe = 32;   // EPIPE
    private const short PollOut = 4;

    private readonly int _descriptor;
    private readonly string _name;

    private StandardStream(int descriptor, string name) => (_descriptor, _name) = (descriptor, name);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Standard output.</summary>
    public static StandardStream Output() => new(1, "standard output");

    /// <summary>Standard error.</summary>
    public static StandardStream Error() => new(2, "standard error");

    /// <summary>Writes a text to standard output.</summary>
    /// <exception cref="OutputClosedException">Nobody reads any more.</exception>
    /// <exception cref="IOException">It cannot be written: disk full.</exception>
    public static void Print(string text)
    {
        using StandardStream output = Output();
        output.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <inheritdoc/>
    /// <exception cref="OutputClosedException">Nobody reads any more.</exception>
    /// <exception cref="IOException">It cannot be written: disk full.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written = write(_descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case TryAgain:
                    PollDescriptor wait = new() { Descriptor = _descriptor, Events = PollOut };
                    _ = poll(ref wait, 1, -1);
                    break;
                case BrokenPipe:
                    throw new OutputClosedException();
                default:
                    int error = Marshal.GetLastPInvokeError();
                    throw new IOException($"cannot write to {_name}: {Marshal.GetPInvokeErrorMessage(error)}; what was written until then stands, make room or write elsewhere", error);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint write(int descriptor, ref byte bytes, nint count);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
