using Microsoft.Win32.SafeHandles;

namespace TermCap.Engine.Files;

/// <summary>Bytes of a file that can be sought in, from a position on. The handle is lent: whoever opened it closes it.</summary>
internal sealed class FileInput(SafeFileHandle handle, long startOffset) : IByteInput
{
    private volatile bool _stop;
    private long _offset = startOffset;

    public bool IsDrained => false;

    public bool IsStopRequested => _stop;

    public int Read(Span<byte> destination, bool mayWait)
    {
        int count = RandomAccess.Read(handle, destination, _offset);
        _offset += count;
        return count;
    }

    public void RequestStop() => _stop = true;

    public void Dispose()
    {
    }
}
