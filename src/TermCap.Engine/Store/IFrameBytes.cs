namespace TermCap.Engine.Store;

/// <summary>Reads bytes of an input file again, by offset; from any thread.</summary>
public interface IFrameBytes
{
    /// <summary>Fills <paramref name="destination"/> from the offset on.</summary>
    /// <returns>False when the file no longer has them.</returns>
    bool TryRead(long fileOffset, Span<byte> destination);
}
