namespace TermCap.Engine.Pairing;

/// <summary>
/// Whether the capture itself loses frames, and which flows send the same bytes again and again: there a copy cannot be told from the next packet's, for either may be the one that is missing
/// (design.md 6.3, rule 5).
/// </summary>
/// <remarks>Bound: <see cref="SlotCount"/> contents and as many flows; one that falls on another's slot takes it, and what is forgotten is no evidence.</remarks>
internal sealed class CaptureLosses
{
    private const int SlotCount = 4096;

    // A loss is followed by more of them; a capture that has lost nothing for so many frames is whole again.
    private const long ShadowFrames = 65_536;

    private readonly (ulong Hash, long Time)[] _contents = new (ulong, long)[SlotCount];
    private readonly ulong[] _flows = new ulong[SlotCount];
    private long _lossAt = long.MinValue;

    /// <summary>A copy that must have been here is not: received at a master and at no slave, or sent at a slave and not at its master.</summary>
    public void NoteLoss(long frame) => _lossAt = frame;

    public bool IsLossy(long frame) => _lossAt != long.MinValue && frame - _lossAt < ShadowFrames;

    /// <summary>A sent packet of bytes that may come again begins.</summary>
    public void NoteSent(ulong hash, ulong flow, long time)
    {
        ref (ulong Hash, long Time) slot = ref _contents[hash % SlotCount];
        if (slot.Hash == hash && Math.Abs(unchecked(time - slot.Time)) < Frames.Timestamp.NanosecondsPerSecond)
        {
            ulong key = KeyOf(hash, flow);
            _flows[key % SlotCount] = key;
        }

        slot = (hash, time);
    }

    /// <summary>Whether the flow has sent the same bytes twice within a second.</summary>
    public bool Repeats(ulong hash, ulong flow) => KeyOf(hash, flow) is var key && _flows[key % SlotCount] == key;

    private static ulong KeyOf(ulong hash, ulong flow) => (flow != 0 ? flow : hash) | 1;
}
