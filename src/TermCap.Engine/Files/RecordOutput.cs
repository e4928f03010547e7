using System.Diagnostics;

namespace TermCap.Engine.Files;

/// <summary>Gathers whole records and hands them to a stream in large pieces, never a part of one.</summary>
/// <remarks>
/// Bound: <see cref="PieceBytes"/>, or the longest record where that is more. When a write fails on its way (disk full), a file is cut back to
/// the last piece that was written whole, so that it stays readable.
/// </remarks>
internal sealed class RecordOutput(Stream stream, string name)
{
    /// <summary>Bytes that are written at once.</summary>
    public const int PieceBytes = 64 * 1024;

    private byte[] _bytes = new byte[PieceBytes];
    private int _used;
    private long _handedOn;

    /// <summary>Bytes so far, those included that wait here.</summary>
    public long LengthBytes => _handedOn + _used;

    /// <summary>Room for one record, zeroed or not.</summary>
    public Span<byte> Reserve(int lengthBytes)
    {
        if (lengthBytes > _bytes.Length - _used)
        {
            HandOn();
            if (lengthBytes > _bytes.Length)
            {
                _bytes = new byte[lengthBytes];
            }
        }

        return _bytes.AsSpan(_used, lengthBytes);
    }

    /// <summary>Takes the record that was put where <see cref="Reserve"/> said.</summary>
    public void Commit(int lengthBytes)
    {
        Debug.Assert(lengthBytes <= _bytes.Length - _used, "A record takes no more than was reserved.");
        _used += lengthBytes;
    }

    /// <summary>Hands everything to the stream and the stream's own bytes to the system.</summary>
    public void Flush()
    {
        HandOn();
        try
        {
            stream.Flush();
        }
        catch (Exception failure) when (OutputFailure.IsOne(failure))
        {
            throw OutputFailure.Of(name, failure);
        }
    }

    private void HandOn()
    {
        try
        {
            stream.Write(_bytes, 0, _used);
        }
        catch (Exception failure) when (OutputFailure.IsOne(failure))
        {
            CutBack();
            throw OutputFailure.Of(name, failure);
        }

        _handedOn += _used;
        _used = 0;
    }

    private void CutBack()
    {
        if (!stream.CanSeek)
        {
            return;
        }

        try
        {
            stream.SetLength(_handedOn);
        }
        catch (Exception failure) when (failure is IOException or NotSupportedException or ArgumentException)
        {
            // A device such as /dev/full has no length; the write's own failure is the one to tell.
        }
    }
}
