using System.Runtime.CompilerServices;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What identifies the last few packets of a side that took sequence numbers: a packet that comes again is told by it.</summary>
/// <remarks>Bound: <see cref="Capacity"/>; a copy that comes later is told by the order of its identification alone.</remarks>
internal struct RecentPackets
{
    public const int Capacity = 8;

    private Slots _packets;
    private byte _next;

    public void Add(in TcpSegment segment) => _packets[_next++ & (Capacity - 1)] = Identify(segment);

    public readonly bool Contains(in TcpSegment segment)
    {
        Identity identity = Identify(segment);
        for (int index = 0; index < Capacity; index++)
        {
            if (_packets[index] == identity)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The identification and timestamp change with every packet that a sender makes; 0 stands for an empty place, and no packet with identification 0 is asked for.</summary>
    private static Identity Identify(in TcpSegment segment) =>
        new(segment.Sequence, segment.PayloadBytes, segment.TimestampValue, segment.Identification, (ushort)segment.Flags);

    private readonly record struct Identity(TcpSequence Start, int PayloadBytes, uint Timestamp, ushort Identification, ushort Flags);

    [InlineArray(Capacity)]
    private struct Slots
    {
        private Identity _first;
    }
}
