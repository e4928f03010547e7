using System.Globalization;
using TermCap.Arguments;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Inputs;
using TermCap.Recording;
using TermCap.Running;
using TermCap.Screen.Model;
using TermCap.Screen.Sources;

namespace TermCap.OnScreen;

/// <summary>What the screen asks of the program: counters, recording, saving. By the screen's thread; the work is done by the worker or by a save's own thread.</summary>
internal sealed class ScreenControl(CaptureRun run, OpenedInput input, RecordingSlot slot, KernelWatch? kernel) : ICaptureControl
{
    private string? _recordingPath;
    private SaveJob? _lastSave;
    private bool _wasRecorded;

    /// <inheritdoc/>
    public bool IsRecording => slot.Current is { Failure: null } && !run.IsDone;

    /// <inheritdoc/>
    public bool HasUnsaved => input is { IsLive: true, IsReplay: false } && !_wasRecorded && slot.Current is null && _lastSave?.IsWholeCapture != true && run.Worker.Store.LastPacket > 0;

    /// <inheritdoc/>
    public bool IsCutShort { get; private set; }

    /// <inheritdoc/>
    public bool StopReading()
    {
        if (input.IsLive || run.IsDone)
        {
            return false;
        }

        run.RequestStop();
        return IsCutShort = true;
    }

    /// <inheritdoc/>
    public void ResetCounters()
    {
        if (run.Post(worker => worker.ResetCounters()))
        {
            kernel?.Restart();
        }
    }

    /// <inheritdoc/>
    public string ToggleRecording()
    {
        if (slot.Current is { } current)
        {
            return run.Post(worker => Stop(current, worker)) ? $"recording ended: {_recordingPath}" : "the capture has ended, and the recording with it";
        }

        if (run.IsDone)
        {
            return "the capture has ended: s saves it";
        }

        string path = SuggestName(SaveScope.All, withCopies: false);
        try
        {
            RunRecording recording = RunRecording.Open(new RecordingOptions(path), () => input.Precision, endsRun: false);
            if (!run.Post(_ => slot.Exchange(recording)))
            {
                recording.Dispose();
                return "the capture has ended: s saves it";
            }

            (_recordingPath, _wasRecorded) = (path, true);
            return $"recording to {path}";
        }
        catch (Failure failure)
        {
            return failure.Message;
        }
    }

    /// <summary>The name of a recording that began with the run.</summary>
    public void Began(string path) => (_recordingPath, _wasRecorded) = (path, true);

    /// <inheritdoc/>
    public string SuggestName(SaveScope scope, bool withCopies)
    {
        Timestamp first = run.Worker.Snapshots.Read().FirstTime ?? default;
        string time = DateTime.UnixEpoch.AddSeconds(first.Nanoseconds / Timestamp.NanosecondsPerSecond).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string source = Path.GetFileNameWithoutExtension(input.Name.Split(',')[0]);
        string safe = new([.. source.Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_').Take(32)]);
        string what = scope switch { SaveScope.Filtered => "-filtered", SaveScope.Marked => "-marked", SaveScope.Conversation => "-conversation", _ => "" };
        string stem = $"termcap-{(safe.Length > 0 ? safe : "pipe")}-{time}{what}{(withCopies ? "-copies" : "")}";
        string name = $"{stem}.pcapng";
        for (int number = 2; File.Exists(name); number++)
        {
            name = $"{stem}-{number}.pcapng";
        }

        return name;
    }

    /// <inheritdoc/>
    public ISaveJob Save(SaveRequest request, SaveSelection selection)
    {
        SaveJob job = new(run.Worker, request, selection, () => input.Precision);
        _lastSave = job;
        job.Start();
        return job;
    }

    private void Stop(RunRecording recording, CaptureWorker worker)
    {
        slot.Exchange(null);
        try
        {
            recording.Finish(worker.Snapshots.Read());
        }
        catch (Failure)
        {
            // The disk is full at the very end: the recording's own failure has been shown, and what was written stays.
        }

        recording.Dispose();
    }
}
