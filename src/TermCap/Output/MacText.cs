using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Output;

/// <summary>The MAC addresses of a frame as text: <c>source &gt; destination</c>; a cooked frame has only the sender's.</summary>
internal static class MacText
{
    private const int HeadBytes = 64;

    /// <summary>The text; empty when the bytes are gone or hold none.</summary>
    public static string Of(CaptureStore store, in FrameRow frame)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        int count = store.ReadBytes(frame, head);
        if (count < 0)
        {
            return "";
        }

        FrameLocator.Locate(head[..count], frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
        string source = At(head[..count], located.SourceMacOffset);
        string destination = At(head[..count], located.DestinationMacOffset);
        return destination.Length > 0 ? $"{source} > {destination}," : source;
    }

    private static string At(ReadOnlySpan<byte> bytes, int offset)
    {
        if (offset < 0 || bytes.Length < offset + 6)
        {
            return "";
        }

        return string.Join(':', bytes.Slice(offset, 6).ToArray().Select(value => value.ToString("x2")));
    }
}
