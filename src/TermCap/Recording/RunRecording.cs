using TermCap.Arguments;
using TermCap.Engine.Files;
using TermCap.Engine.Pipeline;
using TermCap.Running;

namespace TermCap.Recording;

/// <summary>The recording of <c>-w</c>: one file or several, or standard output.</summary>
/// <remarks>A write that fails ends the recording, not the capture: <see cref="Failure"/> then holds the sentence, and what was written stays.</remarks>
internal sealed class RunRecording : IRunConsumer, IDisposable
{
    private readonly CaptureRecorder _recorder;
    private readonly IDisposable _file;
    private readonly bool _endsRun;

    private RunRecording(ICaptureWriter writer, IDisposable file, WhatToWrite what, bool endsRun)
    {
        _recorder = new CaptureRecorder(writer, what);
        (_file, _endsRun) = (file, endsRun);
    }

    /// <summary>Why it ended early; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Frames written.</summary>
    public long Written => _recorder.Written;

    /// <summary>Opens the file, or the first of several.</summary>
    /// <param name="options">Where to, and when to go on in a new file.</param>
    /// <param name="precision">How fine the input's times are.</param>
    /// <param name="endsRun">Whether a write that fails ends the run (headless) or only the recording (screen).</param>
    /// <exception cref="TermCap.Failure">It cannot be written.</exception>
    public static RunRecording Open(RecordingOptions options, Func<TimestampPrecision> precision, bool endsRun)
    {
        WhatToWrite what = options.AllCopies ? WhatToWrite.AllCopies : WhatToWrite.Cleaned;
        if (options.Path == "-")
        {
            StandardStream output = StandardStream.Output();
            return new RunRecording(CaptureFormat.Create("-", output, "standard output", precision), output, what, endsRun);
        }

        RotationOptions rotation = new(options.Path) { LengthBytes = options.RotateBytes, Seconds = options.RotateSeconds, Files = options.FilesMax, Zone = TimeZoneInfo.Local };
        try
        {
            RotatingCaptureWriter writer = new(rotation, (stream, name) => CaptureFormat.Create(options.Path, stream, name, precision));
            return new RunRecording(writer, writer, what, endsRun);
        }
        catch (IOException failure)
        {
            throw new Failure(ExitCode.Failed, failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public bool NeedsFinalPackets => _recorder.NeedsFinalPackets;

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker) => _recorder.Attach(worker);

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet)
    {
        try
        {
            if (Failure is null)
            {
                _recorder.OnWitness(frame, packet);
            }
        }
        catch (IOException failure) when (!_endsRun)
        {
            Failure = failure.Message;
        }
    }

    /// <inheritdoc/>
    public void OnPacket(long packet)
    {
    }

    /// <inheritdoc/>
    public void OnFrame(long frame)
    {
        try
        {
            if (Failure is null)
            {
                _recorder.OnFrame(frame);
            }
        }
        catch (IOException failure) when (!_endsRun)
        {
            Failure = failure.Message;
        }
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
        try
        {
            if (Failure is null)
            {
                _recorder.OnBatchEnd();
            }
        }
        catch (IOException failure) when (!_endsRun)
        {
            Failure = failure.Message;
        }
    }

    /// <summary>Writes the totals and closes the last file.</summary>
    /// <exception cref="TermCap.Failure">It could not be written to its end.</exception>
    public void Finish(CaptureSnapshot totals)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            _recorder.Finish(totals);
            RunWarnings.PrintLeftStore(_recorder.LeftStore);
        }
        catch (OutputClosedException)
        {
            throw;
        }
        catch (IOException failure)
        {
            throw new Failure(ExitCode.Failed, failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
