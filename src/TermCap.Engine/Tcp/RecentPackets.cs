using System.Runtime.CompilerServices;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What identifies the last few packets of a side that took sequence numbers: a packet that comes again is told by it.</summary>
/// <remarks>Bound: <see cref="Capacity"/>; a copy that comes later is told by the order of its identification alone.</remarks>
internal struct RecentPackets
{
    public const int Capacity = 8;

    private byte _next;
    private Slots _packets;

    public void Add(in TcpSegment segment) =>
        _packets[_next++ & (Capacity - 1)] = new Identity(segment.Sequence, segment.PayloadBytes, segment.TimestampValue, segment.Identification);

    /// <summary>Whether the packet is one of them again, whole or as a part of what offload had joined: the first segment has the joined one's identification, each further one the next.</summary>
    /// <param name="segment">The packet; its identification is not 0.</param>
    /// <param name="segmentBytes">The payload of one full segment.</param>
    public readonly bool Contains(in TcpSegment segment, int segmentBytes)
    {
        for (int index = 0; index < Capacity; index++)
        {
            Identity seen = _packets[index];
            int offset = segment.Sequence.BytesAfter(seen.Start);
            bool isInside = offset == 0 || (offset > 0 && offset < seen.PayloadBytes && offset % segmentBytes == 0);
            if (isInside && seen.Timestamp == segment.TimestampValue && segment.Identification == (ushort)(seen.Identification + (offset / segmentBytes)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of them starts at or above the packet and was sent before it: a sender goes back in its numbers only to send again.</summary>
    /// <param name="segment">The packet; none of them is it.</param>
    /// <param name="byIdentification">By identification, which counts up; else by timestamp, which the packet has.</param>
    public readonly bool HasEarlierAbove(in TcpSegment segment, bool byIdentification)
    {
        for (int index = 0; index < Capacity; index++)
        {
            Identity seen = _packets[index];
            bool isEarlier = byIdentification
                ? seen.Identification != 0 && (short)(segment.Identification - seen.Identification) > 0
                : seen.Timestamp != 0 && unchecked((int)(segment.TimestampValue - seen.Timestamp)) > 0;
            if (isEarlier && seen.Start.IsAtOrAfter(segment.Sequence))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Identity(TcpSequence Start, int PayloadBytes, uint Timestamp, ushort Identification);

    [InlineArray(Capacity)]
    private struct Slots
    {
        private Identity _first;
    }
}
