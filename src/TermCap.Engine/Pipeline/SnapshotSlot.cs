namespace TermCap.Engine.Pipeline;

/// <summary>The whole bridge from the worker to everyone else: one immutable snapshot at a time, taken when somebody has asked.</summary>
/// <remarks>The worker offers a new one only when the last was read, so that a screen that does not look costs nothing.</remarks>
public sealed class SnapshotSlot
{
    private CaptureSnapshot _snapshot = CaptureSnapshot.Empty;
    private int _wanted = 1;

    /// <summary>Whether somebody has read the last snapshot and a new one is worth making.</summary>
    public bool IsWanted => Volatile.Read(ref _wanted) != 0;

    /// <summary>The newest snapshot; from any thread.</summary>
    public CaptureSnapshot Read()
    {
        Volatile.Write(ref _wanted, 1);
        return Volatile.Read(ref _snapshot);
    }

    /// <summary>Puts a new snapshot in place; by the worker alone.</summary>
    public void Publish(CaptureSnapshot snapshot)
    {
        Volatile.Write(ref _wanted, 0);
        Volatile.Write(ref _snapshot, snapshot);
    }
}
