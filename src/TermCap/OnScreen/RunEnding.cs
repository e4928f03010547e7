using TermCap.Recording;
using TermCap.Running;
using TermCap.Screen.Driver;

namespace TermCap.OnScreen;

/// <summary>Ends a run behind a screen once, whoever asks first: the screen that has ended, an exception, or the guard of a screen that hangs.</summary>
/// <remarks>The ring is drained and the recording written to its end; bound: <see cref="LongestEnd"/>, after which the recording is closed with what it has.</remarks>
internal sealed class RunEnding : IDisposable
{
    // Long enough to drain a ring and flush a recording, short enough for a shell.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private readonly CaptureRun _run;
    private readonly RecordingSlot _slot;
    private readonly Lock _once = new();
    private bool _hasEnded;

    /// <summary>Stands ready from now on.</summary>
    public RunEnding(CaptureRun run, RecordingSlot slot)
    {
        (_run, _slot) = (run, slot);
        TerminalGuard.LastWords = EndByForce;
    }

    /// <summary>Ends it; the second call does nothing.</summary>
    /// <exception cref="Failure">The capture or its recording had failed.</exception>
    public void End()
    {
        lock (_once)
        {
            if (_hasEnded)
            {
                return;
            }

            _hasEnded = true;
            _run.RequestStop();
            bool isWorkedThrough = _run.Wait(LongestEnd);
            if (_slot.Current is { } recording)
            {
                Close(recording, isWorkedThrough);
            }

            if (isWorkedThrough)
            {
                RunFailures.Throw(_run.End);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        EndByForce();
        TerminalGuard.LastWords = null;
    }

    private void Close(RunRecording recording, bool isWorkedThrough)
    {
        try
        {
            if (isWorkedThrough)
            {
                recording.Finish(_run.Worker.Snapshots.Read());
            }
        }
        finally
        {
            recording.Dispose();
        }

        if (recording.Failure is { } failure)
        {
            throw new Failure(ExitCode.Failed, failure);
        }
    }

    // What went wrong with the capture is of no interest to whoever had to force the end.
    private void EndByForce()
    {
        try
        {
            End();
        }
        catch (Exception failure) when (failure is Failure or IOException or InvalidOperationException)
        {
            return;
        }
    }
}
