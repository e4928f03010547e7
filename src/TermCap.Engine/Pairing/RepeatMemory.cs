namespace TermCap.Engine.Pairing;

/// <summary>Packets received lately, by what a sender never sends twice: tells the network's repeats from a sender's (design.md 6.3, rule 11).</summary>
/// <remarks>Bound: <see cref="SlotCount"/> packets; a newer one takes an older one's slot, and what is forgotten is not noted.</remarks>
internal sealed class RepeatMemory
{
    private const int SlotCount = 8192;

    // The network holds a packet for some 30 ms, seldom a second; IP identifications come again after minutes (RFC 6864 asks for more).
    private const long SpanNanoseconds = Frames.Timestamp.NanosecondsPerSecond;

    private readonly (ulong Key, long Packet, long Time)[] _slots = new (ulong, long, long)[SlotCount];

    /// <summary>Whether another packet with this key was delivered lately; if not, this one is remembered when it was.</summary>
    public bool IsRepeat(ulong key, long packet, long time, bool isDelivered)
    {
        if (key == 0)
        {
            return false;
        }

        ref (ulong Key, long Packet, long Time) slot = ref _slots[key % SlotCount];
        bool known = slot.Key == key && slot.Packet != packet && Math.Abs(unchecked(time - slot.Time)) < SpanNanoseconds;
        if (!known && isDelivered)
        {
            slot = (key, packet, time);
        }

        return known;
    }
}
