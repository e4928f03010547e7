namespace TermCap.Engine.Pairing;

/// <summary>Packets received lately, by what a sender never sends twice: tells the network's repeats from a sender's (design.md 6.3, rule 11).</summary>
/// <remarks>Bound: <see cref="SlotCount"/> packets; a newer one takes an older one's slot, and what is forgotten is not noted.</remarks>
internal sealed class RepeatMemory
{
    private const int SlotCount = 8192;

    // The network holds a packet for some 30 ms, seldom a second; IP identifications come again after minutes (RFC 6864 asks for more).
    private const long SpanNanoseconds = Frames.Timestamp.NanosecondsPerSecond;

    private readonly (ulong Key, long Packet, long Time)[] _slots = new (ulong, long, long)[SlotCount];

    /// <summary>Reads what the next frames will ask for, so that memory answers together. The answer means nothing.</summary>
    public ulong ReadAhead(ReadOnlySpan<ContentKey> keys)
    {
        ulong read = 0;
        foreach (ContentKey key in keys)
        {
            read += _slots[key.Hash % SlotCount].Key;
        }

        return read;
    }

    /// <summary>Whether another packet with this key was delivered lately; if not, this one is remembered when it was.</summary>
    /// <param name="hash">The hash of the content, by which it is kept.</param>
    /// <param name="key">What a sender never sends twice; 0 without proof, which repeats nothing.</param>
    /// <param name="packet">The packet's number.</param>
    /// <param name="time">When it was received, nanoseconds.</param>
    /// <param name="isDelivered">Whether the stack took it.</param>
    public bool IsRepeat(ulong hash, ulong key, long packet, long time, bool isDelivered)
    {
        if (key == 0)
        {
            return false;
        }

        ref (ulong Key, long Packet, long Time) slot = ref _slots[hash % SlotCount];
        bool known = slot.Key == key && slot.Packet != packet && Math.Abs(unchecked(time - slot.Time)) < SpanNanoseconds;
        if (!known && isDelivered)
        {
            slot = (key, packet, time);
        }

        return known;
    }
}
