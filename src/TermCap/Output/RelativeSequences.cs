using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Output;

/// <summary>The first sequence numbers of streams, as they pass in packet order, so that text and JSON show numbers from 0.</summary>
/// <remarks>Bound: <see cref="StreamsMax"/> streams; past it all are forgotten, and streams that go on count from where they are.</remarks>
internal sealed class RelativeSequences
{
    /// <summary>Streams that are remembered.</summary>
    public const int StreamsMax = 65_536;

    private readonly Dictionary<int, Bases> _streams = [];

    /// <summary>The bases of a packet's sender and receiver; false for what has no stream.</summary>
    public bool TryGet(in PacketRow row, out uint sender, out uint receiver)
    {
        (sender, receiver) = (0, 0);
        if (row.Stream < 0)
        {
            return false;
        }

        if (!_streams.TryGetValue(row.Stream, out Bases? bases))
        {
            if (_streams.Count == StreamsMax)
            {
                _streams.Clear();
            }

            _streams[row.Stream] = bases = new Bases(row.SourceHigh, row.SourceLow, row.SourcePort);
        }

        int side = bases.IsFirst(row) ? 0 : 1;
        bool isSyn = (row.SegmentFlags & SegmentFlags.Syn) != 0;
        if (bases.Of[side] is null || isSyn)
        {
            // A stream that is met under way begins at 1, as if its SYN had been seen.
            bases.Of[side] = isSyn ? row.Sequence : unchecked(row.Sequence - 1);
        }

        if (bases.Of[1 - side] is null && (row.SegmentFlags & SegmentFlags.Ack) != 0)
        {
            bases.Of[1 - side] = unchecked(row.Acknowledgment - 1);
        }

        (sender, receiver) = (bases.Of[side]!.Value, bases.Of[1 - side] ?? 0);
        return true;
    }

    private sealed class Bases(ulong high, ulong low, ushort port)
    {
        public readonly uint?[] Of = new uint?[2];

        public bool IsFirst(in PacketRow row) => row.SourceHigh == high && row.SourceLow == low && row.SourcePort == port;
    }
}
