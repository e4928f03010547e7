namespace TermCap.Engine.Frames;

/// <summary>Where frames come from: a file, a pipe, several files merged, a device, the demo. Used by one thread, the producer's.</summary>
public interface IFrameSource : IDisposable
{
    /// <summary>
    /// Puts frames and events into the batch until it is full, the input ends, or going on would mean to wait.
    /// It waits only when the batch is still empty, and then not longer than about 50 ms before it answers <see cref="FillStatus.Waiting"/> if a live device or pipe is quiet.
    /// </summary>
    /// <exception cref="IOException">The input failed while running (device gone, read error); what was delivered before stays good.</exception>
    FillStatus Fill(FrameBatch batch);

    /// <summary>Asks a live source to drain what the kernel holds and end; safe from any thread. Files end at once.</summary>
    void RequestStop();

    /// <summary>Frames lost before they reached us, so far; zero for files that state none.</summary>
    CaptureDrops Drops { get; }
}
