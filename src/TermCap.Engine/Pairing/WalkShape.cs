namespace TermCap.Engine.Pairing;

/// <summary>The taps that a walk has passed, in order: the state that decides which tap may follow. Shared by all groups of that shape.</summary>
internal sealed class WalkShape
{
    public WalkShape(int id, Tap[] taps)
    {
        Id = id;
        Taps = taps;
        IsReceivedOnly = Array.TrueForAll(taps, tap => tap.IsReceived);
        IsSentOnly = Array.TrueForAll(taps, tap => tap.IsSent);
    }

    public int Id { get; }

    public Tap[] Taps { get; }

    /// <summary>The devices of the taps in today's topology; null where it has none of that key.</summary>
    public Device?[] Devices { get; private set; } = [];

    /// <summary>What may still come.</summary>
    public WalkWait Wait { get; set; }

    /// <summary>Whether no later copy can stand for the packet instead.</summary>
    public bool IsWitnessCertain { get; set; }

    /// <summary>Where no interface is named: how the last tap follows those before it.</summary>
    public CookedStep Cooked { get; set; } = CookedStep.None;

    public Tap Last => Taps[^1];

    /// <summary>Received only, so far.</summary>
    public bool IsReceivedOnly { get; }

    /// <summary>Sent only, so far.</summary>
    public bool IsSentOnly { get; }

    /// <summary>Where the bond's or team's tap stands; -1 without one.</summary>
    public int MasterPosition { get; private set; } = -1;

    public bool Has(Tap tap) => Array.IndexOf(Taps, tap) >= 0;

    /// <summary>Finds the devices of the taps in today's topology.</summary>
    public void FindDevices(DeviceTable devices)
    {
        Devices = Array.ConvertAll(Taps, tap => devices.Find(tap.Interface));
        MasterPosition = Array.FindIndex(Devices, device => device is { IsMaster: true });
    }
}
