namespace TermCap.Engine.Pairing;

/// <summary>What pairing counted since its start. Owned by the pairer; readers on other threads take a copy through the pipeline.</summary>
public sealed record PairingCounters
{
    /// <summary>Frames added.</summary>
    public long Frames { get; internal set; }

    /// <summary>Packets opened; frames = packets + further copies + slices.</summary>
    public long Packets { get; internal set; }

    /// <summary>Copies beyond each packet's first.</summary>
    public long FurtherCopies { get; internal set; }

    /// <summary>Slices.</summary>
    public long Slices { get; internal set; }

    /// <summary>Closed packets with one copy.</summary>
    public long Singles { get; internal set; }

    /// <summary>Closed packets whose copies were found by inference.</summary>
    public long Inferred { get; internal set; }

    /// <summary>Packets noted ambiguous.</summary>
    public long Ambiguous { get; internal set; }

    /// <summary>Packets noted not_delivered.</summary>
    public long NotDelivered { get; internal set; }

    /// <summary>Packets noted master_copy_missing.</summary>
    public long MasterCopyMissing { get; internal set; }

    /// <summary>Packets noted slave_copy_missing.</summary>
    public long SlaveCopyMissing { get; internal set; }

    /// <summary>Packets noted left_apart.</summary>
    public long LeftApart { get; internal set; }

    /// <summary>Packets noted network_duplicate.</summary>
    public long NetworkDuplicates { get; internal set; }

    /// <summary>Packets noted own_frame_returned.</summary>
    public long OwnFramesReturned { get; internal set; }

    /// <summary>Open groups now.</summary>
    public int OpenGroups { get; internal set; }

    /// <summary>The most open groups at one time.</summary>
    public int OpenGroupsMax { get; internal set; }

    /// <summary>Open groups closed because the window held as many groups as it may.</summary>
    public long EvictedByCount { get; internal set; }

    /// <summary>Open groups closed because the window held as many bytes as it may.</summary>
    public long EvictedByBytes { get; internal set; }

    /// <summary>Searches for a copy's packet that ended at the cap of probes.</summary>
    public long ProbesCapped { get; internal set; }

    /// <summary>Steps of walks that were refused because the table of walk shapes is full.</summary>
    public long ShapesRefused { get; internal set; }

    /// <summary>Steps of the clock: back by more than a second, or ahead by more than a day.</summary>
    public long ClockSteps { get; internal set; }
}
