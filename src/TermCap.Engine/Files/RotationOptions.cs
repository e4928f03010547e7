namespace TermCap.Engine.Files;

/// <summary>When a recording goes on in a new file, and what the files are called: tcpdump's -w, -C, -G and -W.</summary>
/// <param name="Path">-w: the name, with strftime conversions where <see cref="Seconds"/> is set.</param>
public sealed record RotationOptions(string Path)
{
    /// <summary>-C: a new file once the current one is longer than this; null for never. tcpdump's unit is a million bytes.</summary>
    public long? LengthBytes { get; init; }

    /// <summary>-G: a new file once the current one is this old, by the frames' own time; null for never.</summary>
    public long? Seconds { get; init; }

    /// <summary>-W: with a length alone the number of files, of which the oldest is written over; with seconds alone the number after which the recording ends; else only the digits of the number.</summary>
    public int? Files { get; init; }

    /// <summary>The zone of the times in names.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
