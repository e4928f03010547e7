using TermCap.Capture;

namespace TermCap.Arguments;

/// <summary>Turns a line that was taken apart into options with values, and refuses what makes no sense.</summary>
internal static class OptionReader
{
    private const int MaximumInputs = 255;

    private static readonly string[] Companions = ["-C", "-G", "-W"];

    /// <summary>The input's options, for every command that analyses.</summary>
    public static InputOptions Input(ParsedLine line)
    {
        IReadOnlyList<string> files = AreWordsFilter(line) ? line.AllOf("--read") : [.. line.AllOf("--read"), .. line.Words];
        bool isDemo = line.Has("--demo");
        RefuseContradictions(line, files, isDemo);
        return new InputOptions
        {
            Files = files,
            IsDemo = isDemo,
            Device = Device(line),
            PacketsMax = line.Last("-c") is { } count ? Quantities.Number("-c", count, 1, long.MaxValue) : null,
            DurationMax = line.Last("--autostop") is { } stop ? Quantities.Duration(stop) : null,
            TopologyFile = line.Last("--topology"),
            InterfaceNames = line.AllOf("--ifname"),
            PairingWindow = TimeSpan.FromMilliseconds(line.Last("--window") is { } window ? Quantities.Number("--window", window, 1, 60_000) : 1000),
            MemoryBytes = line.Last("--memory") is { } memory ? Quantities.Bytes("--memory", memory, 16L << 20, 1L << 40) : InputOptions.DefaultMemoryBytes,
        };
    }

    /// <summary>How packets are shown.</summary>
    public static ViewOptions View(ParsedLine line)
    {
        ViewForm form = Form(line);
        if (line.Has("-w") && line.Last("-w") == "-" && form is not (ViewForm.Automatic or ViewForm.Nothing))
        {
            throw Failure.Usage("cannot write packets and text to standard output at once; leave out --text, --json and --count, or give -w a file");
        }

        return new ViewOptions
        {
            Form = form,
            DisplayFilter = line.Last("--display-filter") ?? "",
            Recording = Recording(line),
            Text = Text(line),
            Theme = line.Last("--theme"),
            NoMouse = line.Has("--no-mouse"),
        };
    }

    private static void RefuseContradictions(ParsedLine line, IReadOnlyList<string> files, bool isDemo)
    {
        if (line.Count("--interface") > 1)
        {
            throw Failure.Usage("cannot capture on several interfaces at once; -i any hears all, and a filter such as -Y 'pair.iface == \"eth2\"' picks");
        }

        if (files.Count > 0 && line.Has("--interface"))
        {
            throw Failure.Usage("cannot read a file (-r) and capture (-i) at once; leave one out");
        }

        if (isDemo && (files.Count > 0 || line.Has("--interface")))
        {
            throw Failure.Usage("--demo replays the built-in capture: leave out -r and -i");
        }

        if (files.Count > MaximumInputs)
        {
            throw Failure.Usage($"cannot read {files.Count} inputs at once: {MaximumInputs} are the most");
        }

        if (files.Count(file => file == "-") > 1)
        {
            throw Failure.Usage("cannot read standard input twice; give - once");
        }

        if (line.Verb == Verbs.View && line.Words.Count > 0 && (files.Count > 0 || isDemo))
        {
            string words = string.Join(' ', line.Words);
            throw Failure.Usage(File.Exists(line.Words[0])
                ? $"cannot tell what {words} is for: name each capture with its own -r"
                : $"cannot filter a file by '{words}': capture filters work while capturing; use a display filter, such as -Y 'tcp.port == 6380'");
        }
    }

    // As with tcpdump, what stands behind the options of a capture is its filter; behind those of a command on files, more files.
    private static bool AreWordsFilter(ParsedLine line) =>
        line.Verb == Verbs.View || (line.Verb == Verbs.Report && line.Has("--interface") && !line.Words.Any(File.Exists));

    private static DeviceOptions Device(ParsedLine line)
    {
        string filter = AreWordsFilter(line) ? string.Join(' ', line.Words) : "";
        if (line.Last("-F") is { } file)
        {
            filter = ReadFilter(file);
        }

        // Like tcpdump: 0 is the default.
        long? snap = line.Last("--snapshot-length") is { } bytes ? Quantities.Number("-s", bytes, 0, LiveOptions.MaximumSnapLengthBytes) : null;
        return new DeviceOptions
        {
            Name = line.Last("--interface") ?? LiveOptions.AnyDevice,
            Filter = filter,
            SnapLengthBytes = snap is null or 0 ? null : (int)snap,
            RingBytes = line.Last("--buffer-size") is { } ring ? (int)Quantities.Number("-B", ring, 64, int.MaxValue / 1024) * 1024 : null,
            Direction = line.Last("--direction") is { } way ? Way(way) : "inout",
            LinkType = line.Last("--linktype"),
            IsPromiscuous = line.Has("--promiscuous"),
            KeepsSsh = line.Has("--with-ssh"),
            User = line.Last("--relinquish-privileges"),
        };
    }

    private static string Way(string text) => text is "in" or "out" or "inout"
        ? text
        : throw Failure.Usage($"cannot use -Q {text}: write in, out or inout");

    private static string ReadFilter(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure.Usage($"cannot read the capture filter from {path}: {failure.Message}");
        }
    }

    private static ViewForm Form(ParsedLine line)
    {
        (string Flag, ViewForm Form)[] forms = [("--json", ViewForm.Json), ("--text", ViewForm.Text), ("--count", ViewForm.Count)];
        (string Flag, ViewForm Form)[] given = [.. forms.Where(form => line.Has(form.Flag))];
        if (given.Length > 1)
        {
            throw Failure.Usage($"cannot print {given[0].Flag} and {given[1].Flag} at once; choose one");
        }

        if (given.Length == 1)
        {
            return given[0].Form;
        }

        if (line.Last("-w") == "-")
        {
            return ViewForm.Nothing;
        }

        return line.Has("--print") || line.Has("--hex") || line.Has("-X") || line.Has("-A") || line.Has("-e") ? ViewForm.Text : ViewForm.Automatic;
    }

    private static RecordingOptions? Recording(ParsedLine line)
    {
        string[] companions = [.. Companions.Where(line.Has)];
        if (line.Last("-w") is not { } path)
        {
            return companions.Length == 0 ? null : throw Failure.Usage($"{companions[0]} says how a recording goes on in new files: it needs -w FILE");
        }

        if (path == "-" && companions.Length > 0)
        {
            throw Failure.Usage($"cannot use {companions[0]} with -w -: a pipe has no second file");
        }

        if (line.Has("-W") && !line.Has("-C") && !line.Has("-G"))
        {
            throw Failure.Usage("-W says how many files there may be: it needs -C or -G");
        }

        return new RecordingOptions(path)
        {
            RotateBytes = line.Last("-C") is { } size ? Quantities.Number("-C", size, 1, 1_000_000) * 1_000_000 : null,
            RotateSeconds = line.Last("-G") is { } seconds ? Quantities.Number("-G", seconds, 1, 31_536_000) : null,
            FilesMax = line.Last("-W") is { } files ? (int)Quantities.Number("-W", files, 1, 1_000_000) : null,
            AllCopies = line.Has("--all-copies"),
        };
    }

    private static TextStyle Text(ParsedLine line) => new()
    {
        Time = (TimeStyle)Math.Min(line.Count("-t"), (int)TimeStyle.SinceFirst),
        IsUtc = line.Has("--utc"),
        Verbosity = line.Count("--verbose"),
        IsQuiet = line.Has("--quiet"),
        HasMacs = line.Has("-e"),
        HasHex = line.Has("--hex") || line.Has("-X"),
        HasAscii = line.Has("-A") || line.Has("-X"),
        IsAscii = line.Has("--ascii"),
    };
}
