using System.Diagnostics;

namespace TermCap.Engine.Files;

/// <summary>The bytes of an input that are read but not used yet, in one piece.</summary>
/// <remarks>
/// Bound: it starts with the size given and doubles, as bytes come, up to the longest record asked for, at most <see cref="LargestBytes"/>.
/// The end and a failure are final: asked again, it answers the same.
/// </remarks>
internal sealed class InputWindow(IByteInput input, int sizeBytes, long startOffset = 0) : IDisposable
{
    /// <summary>The longest piece that can be asked for: the longest pcapng block that is believed.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    private byte[] _bytes = new byte[sizeBytes];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>How many bytes of the input are used: the offset of the first byte of <see cref="Unread"/>.</summary>
    public long Offset { get; private set; } = startOffset;

    /// <summary>The bytes that are here.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Why the input failed; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    public bool IsStopRequested => input.IsStopRequested;

    /// <summary>Whether a stop ends the run here, before what is in the window.</summary>
    public bool EndsAtOnce => input.IsStopRequested && !input.IsDrained;

    /// <summary>Sees to it that <see cref="Unread"/> has at least so many bytes.</summary>
    /// <param name="lengthBytes">At most <see cref="LargestBytes"/>.</param>
    /// <param name="mayWait">Whether it may wait for them.</param>
    public WindowStatus Require(int lengthBytes, bool mayWait) =>
        _end - _start >= lengthBytes ? WindowStatus.Ready : ReadUntil(lengthBytes, mayWait);

    /// <summary>Uses up bytes that are here.</summary>
    public void Advance(int lengthBytes)
    {
        Debug.Assert(lengthBytes <= _end - _start, "Only bytes that are here can be used.");
        _start += lengthBytes;
        Offset += lengthBytes;
    }

    public void RequestStop() => input.RequestStop();

    public void Dispose() => input.Dispose();

    private WindowStatus ReadUntil(int lengthBytes, bool mayWait)
    {
        Debug.Assert(lengthBytes <= LargestBytes, "The readers refuse longer records.");
        while (_end - _start < lengthBytes)
        {
            if (Failure is not null)
            {
                return WindowStatus.Failed;
            }

            if (_ended)
            {
                return WindowStatus.End;
            }

            MakeRoom();
            switch (ReadSome(mayWait))
            {
                case IByteInput.WouldWait:
                    return WindowStatus.WouldWait;
                case 0:
                    _ended = Failure is null;
                    break;
            }
        }

        return WindowStatus.Ready;
    }

    private void MakeRoom()
    {
        int here = _end - _start;
        byte[] from = _bytes;
        if (here == _bytes.Length)
        {
            _bytes = new byte[Math.Min(LargestBytes, 2 * here)];
        }

        if (_start > 0 || from != _bytes)
        {
            from.AsSpan(_start, here).CopyTo(_bytes);
            _start = 0;
            _end = here;
        }
    }

    private int ReadSome(bool mayWait)
    {
        try
        {
            int count = input.Read(_bytes.AsSpan(_end), mayWait);
            _end += Math.Max(0, count);
            return count;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // Kept until the good frames before it are handed on.
            Failure = failure;
            return 0;
        }
    }
}
