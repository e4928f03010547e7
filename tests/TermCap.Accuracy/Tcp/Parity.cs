namespace TermCap.Accuracy.Tcp;

/// <summary>How many packets of a capture, or of a group of captures, agree with the oracle.</summary>
internal sealed class Parity(string name)
{
    private readonly SortedDictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Ours, int Oracle)> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];

    public string Name => name;

    /// <summary>How often each flag was given by us and by the oracle.</summary>
    public IReadOnlyDictionary<string, (int Ours, int Oracle)> Flags => _flags;

    /// <summary>The packets that differ, and how.</summary>
    public IReadOnlyList<string> Differences => _differences;

    public int Packets { get; private set; }

    public int FlagsDifferent { get; private set; }

    /// <summary>Values in other columns that differ.</summary>
    public int ValuesDifferent => _columns.Values.Sum();

    /// <summary>Compares a capture's rows with what the oracle said of it.</summary>
    public static Parity Of(string capture, string[] names, Dictionary<long, OracleRow> oracle, bool isVerbose)
    {
        string folder = Path.GetFileName(Path.GetDirectoryName(capture) ?? string.Empty);
        Parity parity = new($"{(folder == "public-captures" ? "public" : folder)}/{Path.GetFileName(capture)}");
        if (oracle.Count > 0)
        {
            AnalysedCapture analysed = AnalysedCapture.Of(capture);
            foreach (long frame in analysed.Rows.Keys.Union(oracle.Keys).Order())
            {
                parity.Compare(names, analysed.Rows.GetValueOrDefault(frame), oracle.GetValueOrDefault(frame), isVerbose);
            }
        }

        return parity;
    }

    public void Add(Parity other)
    {
        Packets += other.Packets;
        FlagsDifferent += other.FlagsDifferent;
        _differences.AddRange(other._differences);
        foreach ((string column, int count) in other._columns)
        {
            _columns[column] = _columns.GetValueOrDefault(column) + count;
        }

        foreach ((string flag, (int ours, int oracle)) in other._flags)
        {
            (int Ours, int Oracle) sum = _flags.GetValueOrDefault(flag);
            _flags[flag] = (sum.Ours + ours, sum.Oracle + oracle);
        }
    }

    public void Print()
    {
        Console.WriteLine($"## {name}: {Packets} packets, flags equal on {TcpCommand.Percent(Packets - FlagsDifferent, Packets)} %, {FlagsDifferent} differ");
        Console.WriteLine("flag: ours / oracle: " + string.Join(", ", _flags.Select(flag => $"{flag.Key} {flag.Value.Ours}/{flag.Value.Oracle}")));
        if (_columns.Count > 0)
        {
            Console.WriteLine("other columns that differ: " + string.Join(", ", _columns.Select(column => $"{column.Key} {column.Value}")));
        }

        foreach (string difference in _differences)
        {
            Console.WriteLine("  " + difference);
        }
    }

    private void Compare(string[] names, OurRow? ours, OracleRow? oracle, bool isVerbose)
    {
        Packets++;
        long frame = ours?.Frame ?? oracle!.Frame;
        string ourFlags = ours?.FlagsSorted ?? "no TCP";
        string theirFlags = oracle?.FlagsSorted ?? "no TCP";
        Tally(ourFlags, theirFlags);
        if (ourFlags != theirFlags)
        {
            FlagsDifferent++;
            _differences.Add($"{name} {frame}: ours [{ourFlags}] oracle [{theirFlags}]");
        }

        if (ours is null || oracle is null)
        {
            return;
        }

        for (int column = 0; column < names.Length; column++)
        {
            string? text = ours.Column(names[column], oracle.Columns[column]);
            if (text is not null && text != oracle.Columns[column])
            {
                _columns[names[column]] = _columns.GetValueOrDefault(names[column]) + 1;
                if (isVerbose)
                {
                    _differences.Add($"{name} {frame}: {names[column]} ours {text} oracle {oracle.Columns[column]}");
                }
            }
        }
    }

    private void Tally(string ours, string oracle)
    {
        foreach (string flag in ours.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(flag => flag != "no TCP"))
        {
            (int Ours, int Oracle) sum = _flags.GetValueOrDefault(flag);
            _flags[flag] = (sum.Ours + 1, sum.Oracle);
        }

        foreach (string flag in oracle.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(flag => flag != "no TCP"))
        {
            (int Ours, int Oracle) sum = _flags.GetValueOrDefault(flag);
            _flags[flag] = (sum.Ours, sum.Oracle + 1);
        }
    }
}
