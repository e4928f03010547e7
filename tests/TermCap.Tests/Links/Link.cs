namespace TermCap.Tests.Links;

/// <summary>A link between program and terminal, as ssh makes it: whatever is written is taken at once and queued.</summary>
/// <param name="BytesPerSecond">How fast it carries to the terminal; keys and answers are few and only take their time.</param>
/// <param name="OneWay">How long a byte travels, either way.</param>
internal readonly record struct Link(double BytesPerSecond, TimeSpan OneWay)
{
    /// <summary>No link at all: a terminal on the same machine.</summary>
    public static Link None { get; } = new(1e12, TimeSpan.Zero);

    /// <summary>A bad one: 8 kB/s, 200 ms there and back.</summary>
    public static Link Slow { get; } = new(8000, TimeSpan.FromMilliseconds(100));
}
