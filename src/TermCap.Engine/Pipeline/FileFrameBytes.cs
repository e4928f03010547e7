using TermCap.Engine.Files;
using TermCap.Engine.Store;

namespace TermCap.Engine.Pipeline;

/// <summary>Lets the store read an input file's bytes again. Owns the file's handle.</summary>
public sealed class FileFrameBytes(CaptureBytes bytes) : IFrameBytes, IDisposable
{
    /// <inheritdoc/>
    public bool TryRead(long fileOffset, Span<byte> destination) => bytes.Read(fileOffset, destination) == destination.Length;

    /// <inheritdoc/>
    public void Dispose() => bytes.Dispose();
}
