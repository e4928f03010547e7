using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>A recording over one file or several, one after the other (tcpdump's -w with -C, -G, -W). An existing file of a name is written over, as tcpdump does.</summary>
/// <remarks>
/// Each file is a whole capture: sources and the newest topology are written again at its head. The first file is opened at once, so that a directory
/// without rights is told before the capture; where its name holds a time, with the first frame. Time is the frames' own: a quiet link begins no new file.
/// </remarks>
public sealed class RotatingCaptureWriter : ICaptureWriter, IDisposable
{
    private readonly RotationOptions _options;
    private readonly Func<Stream, string, ICaptureWriter> _begin;
    private readonly List<(CaptureSource Source, string? Description)> _sources = [];
    private string? _topology;
    private FileStream? _stream;
    private ICaptureWriter? _writer;
    private int _number;
    private int _periods;
    private Timestamp _start;
    private long _finishedBytes;

    /// <summary>Begins a recording.</summary>
    /// <param name="options">The names and when they change.</param>
    /// <param name="begin">Makes the writer of one file, for a stream and its name.</param>
    /// <exception cref="IOException">The first file cannot be written.</exception>
    public RotatingCaptureWriter(RotationOptions options, Func<Stream, string, ICaptureWriter> begin)
    {
        _options = options;
        _begin = begin;
        if (options.Seconds is null)
        {
            Begin(0, default);
        }
    }

    /// <summary>Whether the last of the files that were asked for (-W with -G) is finished: frames are left out from then on, and the recording should end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The file that is being written; null before the first frame of a name with a time.</summary>
    public string? CurrentPath { get; private set; }

    /// <inheritdoc/>
    public long LengthBytes => _finishedBytes + (_writer?.LengthBytes ?? 0);

    /// <inheritdoc/>
    public void AddSource(CaptureSource source, string? description = null)
    {
        _sources.Add((source, description));
        _writer?.AddSource(source, description);
    }

    /// <inheritdoc/>
    public void Write(in FrameRecord frame, ReadOnlySpan<byte> captured, string? comment = null)
    {
        Rotate(new Timestamp(frame.TimeNanoseconds));
        if (!IsComplete)
        {
            _writer!.Write(frame, captured, comment);
        }
    }

    /// <inheritdoc/>
    public void WriteTopology(string json)
    {
        _topology = json;
        _writer?.WriteTopology(json);
    }

    /// <inheritdoc/>
    public void WriteStatistics(int sourceIndex, Timestamp time, CaptureDrops drops) => _writer?.WriteStatistics(sourceIndex, time, drops);

    /// <inheritdoc/>
    public void Flush() => _writer?.Flush();

    /// <summary>Closes the file. What was not flushed is not written.</summary>
    public void Dispose() => _stream?.Dispose();

    private void Rotate(Timestamp now)
    {
        if (IsComplete)
        {
            return;
        }

        if (_options.Seconds is { } seconds && (_writer is null || now.NanosecondsSince(_start) / Timestamp.NanosecondsPerSecond >= seconds))
        {
            if (_writer is not null && ++_periods >= _options.Files && _options.LengthBytes is null)
            {
                Finish();
                IsComplete = true;
                return;
            }

            Begin(0, now);
        }
        else if (_options.LengthBytes is { } length && _writer!.LengthBytes > length)
        {
            int next = _number + 1;
            Begin(_options.Seconds is null && next >= _options.Files ? 0 : next, _options.Seconds is null ? now : _start);
        }
    }

    private void Begin(int number, Timestamp start)
    {
        Finish();
        _number = number;
        _start = start;
        CurrentPath = RotationNames.Of(_options, number, start);
        try
        {
            _stream = new FileStream(CurrentPath, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFailure.Of(CurrentPath, failure);
        }

        _writer = _begin(_stream, CurrentPath);
        foreach ((CaptureSource source, string? description) in _sources)
        {
            _writer.AddSource(source, description);
        }

        if (_topology is not null)
        {
            _writer.WriteTopology(_topology);
        }
    }

    private void Finish()
    {
        if (_writer is null)
        {
            return;
        }

        _writer.Flush();
        _finishedBytes += _writer.LengthBytes;
        _writer = null;
        _stream!.Dispose();
    }
}
