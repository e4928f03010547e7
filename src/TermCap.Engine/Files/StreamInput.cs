namespace TermCap.Engine.Files;

/// <summary>Bytes of any stream, by plain reads: they take as long as the stream takes.</summary>
/// <param name="stream">The stream; closed with this input.</param>
/// <param name="mayBlock">Whether a read may take long (a network stream, a pipe below gzip): then records that are here already go first.</param>
/// <param name="below">What the stream unpacks, whose stop is this input's too; null when it stands alone.</param>
internal sealed class StreamInput(Stream stream, bool mayBlock, InputWindow? below = null) : IByteInput
{
    private volatile bool _stop;

    public bool IsDrained => false;

    public bool IsStopRequested => _stop || below?.IsStopRequested == true;

    public int Read(Span<byte> destination, bool mayWait) =>
        IsStopRequested ? 0
        : mayBlock && !mayWait ? IByteInput.WouldWait
        : stream.Read(destination);

    public void RequestStop() => _stop = true;

    public void Dispose() => stream.Dispose();
}
