namespace TermCap.Arguments;

/// <summary>Where packets come from and what is known of the host that they were captured on.</summary>
internal sealed record InputOptions
{
    /// <summary>Capture files in the order given; <c>-</c> is standard input. Empty: capture live (or the demo).</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether apparent verdicts are counted for each conversation too; only the report prints them.</summary>
    public bool CountsApparentPerConversation { get; init; }

    /// <summary>Whether the built-in capture is replayed.</summary>
    public bool IsDemo { get; init; }

    /// <summary>How to capture live.</summary>
    public DeviceOptions Device { get; init; } = new();

    /// <summary>End after so many packets; null for no such end.</summary>
    public long? PacketsMax { get; init; }

    /// <summary>End after this time; null for no such end.</summary>
    public TimeSpan? DurationMax { get; init; }

    /// <summary>A topology in JSON; null for none.</summary>
    public string? TopologyFile { get; init; }

    /// <summary>Names of interface indexes, <c>4=bond1</c>.</summary>
    public IReadOnlyList<string> InterfaceNames { get; init; } = [];

    /// <summary>How long a sent packet waits for its copies.</summary>
    public TimeSpan PairingWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The store's bound.</summary>
    public long MemoryBytes { get; init; } = DefaultMemoryBytes;

    /// <summary>256 MiB.</summary>
    public const long DefaultMemoryBytes = 256L << 20;

    /// <summary>Whether a device is captured on.</summary>
    public bool IsLive => Files.Count == 0 && !IsDemo;

    /// <summary>What to call the source: file names, device, demo.</summary>
    public string Name => IsDemo ? "demo" : IsLive ? Device.Name : string.Join(", ", Files);
}
