using TermCap.Engine.Store;

namespace TermCap.OnScreen;

/// <summary>How far a single plain file is read, from where its last frame stands.</summary>
internal sealed class FileProgress(CaptureStore store, IReadOnlyList<string> files)
{
    private readonly long _lengthBytes = files.Count == 1 && File.Exists(files[0]) ? new FileInfo(files[0]).Length : 0;

    /// <summary>0 to 1; null where it cannot be told.</summary>
    public double? Now() =>
        _lengthBytes > 0 && store.TryGetFrame(store.LastFrame, out FrameRow last) && (last.Marks & FrameMarks.InFile) != 0
            ? Math.Min(1, (double)(last.Location + last.CapturedLengthBytes) / _lengthBytes)
            : null;
}
