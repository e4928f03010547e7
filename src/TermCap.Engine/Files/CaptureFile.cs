using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>One capture file, pipe or stream: pcap or pcapng, plain or gzip, told apart by the first bytes.</summary>
/// <remarks>
/// A file is recognised when it is opened, a pipe when its first bytes come, so that a program can show itself before a slow writer starts.
/// A stop ends a file at once and drains a pipe (<see cref="PipeInput"/>). A gzip stream over a quiet pipe may hold <see cref="Fill"/> until bytes or a stop come.
/// </remarks>
public sealed class CaptureFile : IFileSource
{
    /// <summary>The name of the standard input.</summary>
    public const string StandardInput = "-";

    private readonly string _name;
    private readonly byte _number;
    private readonly CaptureFileOptions _options;
    private readonly InputWindow _raw;
    private readonly CaptureBytes? _bytes;
    private bool _isTaken;
    private ReaderInput _input;
    private IRecordReader? _reader;

    private CaptureFile(string name, byte number, CaptureFileOptions options, InputWindow raw, CaptureBytes? bytes)
    {
        _name = name;
        _number = number;
        _options = options;
        _raw = raw;
        _bytes = bytes;
        _input = new ReaderInput(number, name, raw, options, canReadAgain: bytes is not null);
    }

    /// <summary>The name that the user gave.</summary>
    public string Name => _name;

    /// <inheritdoc/>
    public TimestampPrecision Precision => _reader?.Precision ?? TimestampPrecision.Microseconds;

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices => _input.Notices.Sentences;

    /// <inheritdoc/>
    public long SkippedFrames => _input.SkippedFrames;

    /// <inheritdoc/>
    public CaptureDrops Drops => _reader?.Drops ?? default;

    /// <summary>Opens a file, a FIFO, or the standard input.</summary>
    /// <param name="path">The path; <c>-</c> is the standard input.</param>
    /// <param name="input">The number of the input, from 1.</param>
    /// <param name="options">What the inputs of a run share.</param>
    /// <exception cref="CaptureFileException">It cannot be opened, is empty or is not a capture.</exception>
    public static CaptureFile Open(string path, byte input, CaptureFileOptions options)
    {
        SafeFileHandle handle = OpenHandle(path);
        long position = Descriptor.Position(handle);
        if (position < 0)
        {
            return new CaptureFile(path, input, options, new InputWindow(new PipeInput(handle), options.WindowBytes), bytes: null);
        }

        InputWindow raw = new(new FileInput(handle, position), options.WindowBytes, position);
        return Recognised(new CaptureFile(path, input, options, raw, new CaptureBytes(handle)));
    }

    /// <summary>Reads a stream by plain reads; it is closed with the source. Frames of it cannot be read again.</summary>
    /// <param name="stream">The stream. A read of one that cannot be sought in may take long: records that are there already are handed on before it.</param>
    /// <param name="name">What to call it in sentences.</param>
    /// <param name="input">The number of the input, from 1.</param>
    /// <param name="options">What the inputs of a run share.</param>
    /// <exception cref="CaptureFileException">It can be sought in, and is empty or not a capture.</exception>
    public static CaptureFile Open(Stream stream, string name, byte input, CaptureFileOptions options)
    {
        InputWindow raw = new(new StreamInput(stream, mayBlock: !stream.CanSeek), options.WindowBytes);
        CaptureFile file = new(name, input, options, raw, bytes: null);
        return stream.CanSeek ? Recognised(file) : file;
    }

    /// <inheritdoc/>
    /// <exception cref="CaptureFileException">It is not a capture, or it breaks before its first frame.</exception>
    public FillStatus Fill(FrameBatch batch)
    {
        if (_input.IsOver || _raw.EndsAtOnce)
        {
            return FillStatus.End;
        }

        if (_reader is null && Recognise(batch.IsEmpty) is var status and not WindowStatus.Ready)
        {
            return _input.Conclude(batch, status, "its first bytes");
        }

        return _reader!.Fill(batch);
    }

    /// <inheritdoc/>
    public void RequestStop() => _raw.RequestStop();

    /// <inheritdoc/>
    public CaptureBytes? TakeBytes(byte input)
    {
        CaptureBytes? taken = input == _number && _input.Window == _raw ? _bytes : null;
        _isTaken |= taken is not null;
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Window.Dispose();
        if (!_isTaken)
        {
            _bytes?.Dispose();
        }
    }

    /// <summary>What to recognise the same content by; null for pipes and streams.</summary>
    internal FileFingerprint? Fingerprint() => _bytes is null ? null : FileFingerprint.Of(_bytes.Handle);

    private static CaptureFile Recognised(CaptureFile file)
    {
        try
        {
            if (file.Recognise(mayWait: true) == WindowStatus.Failed)
            {
                throw Unreadable(file._name, file._input.Window.Failure!);
            }

            return file;
        }
        catch (CaptureFileException)
        {
            file.Dispose();
            throw;
        }
    }

    private static SafeFileHandle OpenHandle(string path)
    {
        if (path == StandardInput)
        {
            return new SafeFileHandle(0, ownsHandle: false);
        }

        if (Directory.Exists(path))
        {
            throw new CaptureFileException($"cannot read {path}: it is a directory; name the files in it");
        }

        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, failure);
        }
    }

    private static CaptureFileException Unreadable(string name, Exception failure)
    {
        string sentence = failure switch
        {
            FileNotFoundException or DirectoryNotFoundException => "there is no such file; look at its path",
            UnauthorizedAccessException => "permission denied; run as its owner or make it readable",
            InvalidDataException => "its gzip data is broken from the start; copy it again",
            ArgumentException => "that is not a path",
            _ => failure.Message,
        };
        return new CaptureFileException($"cannot read {name}: {sentence}", failure);
    }

    /// <summary>Finds out the format and makes its reader. May be called again after WouldWait.</summary>
    private WindowStatus Recognise(bool mayWait)
    {
        while (true)
        {
            InputWindow window = _input.Window;
            WindowStatus status = window.Require(FileMagic.LengthBytes, mayWait);
            if (status != WindowStatus.Ready)
            {
                return status == WindowStatus.End && !window.IsStopRequested ? throw TooShort(window) : status;
            }

            if (FileMagic.IsPcapng(window.Unread))
            {
                _reader = new PcapngReader(_input);
                return WindowStatus.Ready;
            }

            if (PcapHeader.IsMagic(window.Unread, out _, out _))
            {
                return RecognisePcap(window, mayWait);
            }

            if (!FileMagic.IsGzip(window.Unread) || window != _raw)
            {
                throw new CaptureFileException($"cannot read {_name}: {FileMagic.Refusal(window.Unread)}");
            }

            GZipStream unpacked = new(new WindowStream(_raw), CompressionMode.Decompress);
            StreamInput bytes = new(unpacked, mayBlock: _bytes is null, _raw);
            _input = new ReaderInput(_number, _name, new InputWindow(bytes, _options.WindowBytes), _options, canReadAgain: false);
        }
    }

    private WindowStatus RecognisePcap(InputWindow window, bool mayWait)
    {
        WindowStatus status = window.Require(PcapFormat.FileHeaderBytes, mayWait);
        if (status == WindowStatus.Ready)
        {
            _reader = new PcapReader(_input, PcapHeader.Read(window.Unread, _name));
            window.Advance(PcapFormat.FileHeaderBytes);
        }
        else if (status == WindowStatus.End && !window.IsStopRequested)
        {
            throw TooShort(window);
        }

        return status;
    }

    private CaptureFileException TooShort(InputWindow window) => new(window.Unread.IsEmpty
        ? $"cannot read {_name}: it is empty; was the capture stopped before it wrote anything?"
        : $"cannot read {_name}: it ends after {window.Unread.Length} bytes, before a capture's first frame; capture or copy it again");
}
