namespace TermCap.Engine.Pairing;

/// <summary>Tells of received frames without an interface whether the bond took them, where the traffic shows it (design.md 6.3, rule 8; 6.5).</summary>
/// <remarks>Bound: <see cref="SlotCount"/> delivered packets remembered; a newer one takes an older one's slot, and what is forgotten is no evidence.</remarks>
internal sealed class CookedDelivery
{
    private const int SlotCount = 2048;

    // A flooding switch sends the same bytes to all ports within microseconds; queues in it may differ by some ms.
    private const long SpanNanoseconds = 20_000_000;

    private readonly (ulong Hash, long Time)[] _delivered = new (ulong, long)[SlotCount];

    /// <summary>A received packet has all its copies.</summary>
    public void NoteDelivered(ulong hash, long time) => _delivered[hash % SlotCount] = (hash, time);

    /// <summary>
    /// Whether a frame that was received alone was not delivered, in a capture where what is delivered has copies: our own that came back, or a twin of a packet that has its copies.
    /// </summary>
    public bool IsNotDelivered(in Group group)
    {
        (ulong hash, long time) = _delivered[group.Hash % SlotCount];
        bool hasTwin = hash == group.Hash && Math.Abs(unchecked(time - group.FirstTime)) < SpanNanoseconds;
        return hasTwin || (group.Flags & (GroupFlags.OwnSource | GroupFlags.LinkLocal)) != 0;
    }
}
