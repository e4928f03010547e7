using Microsoft.Win32.SafeHandles;

namespace TermCap.Engine.Files;

/// <summary>Bytes of a pipe, FIFO, socket or terminal. It asks poll(2) before each read, so that a quiet pipe never holds the producer for long.</summary>
/// <remarks>
/// After a stop it takes what the kernel already holds, without waiting, but not more than <see cref="DrainBytes"/>,
/// or a writer that never rests would keep it for ever; then it ends.
/// </remarks>
internal sealed class PipeInput(SafeFileHandle handle) : IByteInput
{
    /// <summary>The longest wait of one read: a stop, a tick and a redraw are never further away.</summary>
    internal const int WaitMilliseconds = 50;

    /// <summary>pipe(7): the most that an unprivileged pipe can hold (/proc/sys/fs/pipe-max-size).</summary>
    internal const int DrainBytes = 1024 * 1024;

    private readonly FileStream _stream = new(handle, FileAccess.Read, bufferSize: 0);
    private volatile bool _stop;
    private int _drainedBytes;

    public bool IsDrained => true;

    public bool IsStopRequested => _stop;

    public int Read(Span<byte> destination, bool mayWait)
    {
        bool stopping = _stop;
        if (stopping && _drainedBytes >= DrainBytes)
        {
            return 0;
        }

        if (!Descriptor.IsReadable(handle, mayWait && !stopping ? WaitMilliseconds : 0))
        {
            return stopping ? 0 : IByteInput.WouldWait;
        }

        int count = _stream.Read(destination);
        if (stopping)
        {
            _drainedBytes += count;
        }

        return count;
    }

    public void RequestStop() => _stop = true;

    public void Dispose() => _stream.Dispose();
}
