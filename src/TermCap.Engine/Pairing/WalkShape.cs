namespace TermCap.Engine.Pairing;

/// <summary>The taps that a walk has passed, in order: the state that decides which tap may follow. Shared by all groups of that shape.</summary>
internal sealed class WalkShape
{
    public required int Id { get; init; }

    public required Tap[] Taps { get; init; }

    /// <summary>How the last tap followed the others.</summary>
    public required Relation Relation { get; init; }

    /// <summary>The devices of the taps in today's topology; null where it has none of that key.</summary>
    public Device?[] Devices { get; set; } = [];

    /// <summary>What may still come.</summary>
    public WalkWait Wait { get; set; }

    /// <summary>Whether no later copy can stand for the packet instead.</summary>
    public bool IsWitnessCertain { get; set; }

    public Tap Last => Taps[^1];

    /// <summary>Received only, so far.</summary>
    public bool IsReceivedOnly => Array.TrueForAll(Taps, tap => tap.IsReceived);

    /// <summary>Sent only, so far.</summary>
    public bool IsSentOnly => Array.TrueForAll(Taps, tap => tap.IsSent);

    public bool Has(Tap tap) => Array.IndexOf(Taps, tap) >= 0;

    /// <summary>Where the bond's or team's tap stands; -1 without one.</summary>
    public int MasterPosition => Array.FindIndex(Devices, device => device is { IsMaster: true });
}
