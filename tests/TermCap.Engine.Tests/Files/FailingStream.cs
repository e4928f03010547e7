namespace TermCap.Engine.Tests.Files;

/// <summary>A stream that cannot be sought in, gives at most a few bytes at once, and fails at a position; a stand-in for a device.</summary>
internal sealed class FailingStream(byte[] bytes, int failAt, int mostAtOnce = int.MaxValue) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, mostAtOnce), Math.Min(bytes.Length, failAt) - _position);
        if (count == 0 && _position == failAt)
        {
            throw new IOException("the disk says no");
        }

        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count)
    {
        _position += count;
        if (_position > failAt)
        {
            throw new IOException("the disk says no");
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
