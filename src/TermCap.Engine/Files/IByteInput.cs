namespace TermCap.Engine.Files;

/// <summary>Bytes from a file, a pipe or a stream. Read by one thread; <see cref="RequestStop"/> may come from any.</summary>
internal interface IByteInput : IDisposable
{
    /// <summary>The answer of <see cref="Read"/> when nothing is there yet.</summary>
    const int WouldWait = -1;

    /// <summary>Takes some bytes.</summary>
    /// <param name="destination">Room for at least one byte.</param>
    /// <param name="mayWait">Whether it may wait, for about 50 ms where the input can be asked, else until the stream answers.</param>
    /// <returns>The count; 0 at the end; <see cref="WouldWait"/> when nothing came.</returns>
    /// <exception cref="IOException">The input failed.</exception>
    /// <exception cref="InvalidDataException">What unpacks the bytes finds them broken.</exception>
    int Read(Span<byte> destination, bool mayWait);

    /// <summary>Whether a stop leaves bytes to be drained (a pipe) or ends the input at once (a file).</summary>
    bool IsDrained { get; }

    /// <summary>Whether a stop was asked for.</summary>
    bool IsStopRequested { get; }

    /// <summary>Asks for the end.</summary>
    void RequestStop();
}
