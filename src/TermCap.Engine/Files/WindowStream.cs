namespace TermCap.Engine.Files;

/// <summary>The rest of a window as a stream, for what unpacks it. A quiet pipe is waited for in steps, so that a stop ends the stream.</summary>
internal sealed class WindowStream(InputWindow window) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        WindowStatus status;
        while ((status = window.Require(1, mayWait: true)) == WindowStatus.WouldWait)
        {
        }

        if (status == WindowStatus.Failed)
        {
            throw new IOException(window.Failure!.Message, window.Failure);
        }

        int count = Math.Min(buffer.Length, window.Unread.Length);
        window.Unread[..count].CopyTo(buffer);
        window.Advance(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            window.Dispose();
        }

        base.Dispose(disposing);
    }
}
