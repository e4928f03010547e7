using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Screen.Sources;

/// <summary>For each stream, packets over time and the retransmissions that a naive reading sees: what the engine's conversations do not carry.</summary>
/// <remarks>
/// It follows the store in slices. Bounds: <see cref="PacketsPerTurn"/> packets a turn; <see cref="StreamsMax"/> streams, those that came first: later ones
/// have neither chart nor apparent count. What left the store before it was looked at is not counted.
/// </remarks>
internal sealed class StreamSampler(CaptureStore store)
{
    /// <summary>About two milliseconds.</summary>
    private const int PacketsPerTurn = 20_000;

    private const int StreamsMax = 16_384;

    private readonly Dictionary<int, StreamChart> _streams = [];
    private long _next = 1;

    /// <summary>Whether it has not caught up with the store.</summary>
    public bool IsBehind => _next <= store.LastPacket;

    /// <summary>Looks at the packets that came since.</summary>
    public void Advance()
    {
        long last = store.LastPacket;
        _next = Math.Max(_next, store.FirstPacket);
        for (int looked = 0; looked < PacketsPerTurn && _next <= last; looked++, _next++)
        {
            if (!store.TryGetPacket(_next, out PacketRow row))
            {
                continue;
            }

            // Its verdict may still come: from here on again in the next turn.
            if ((row.States & PacketStates.Analysed) == 0)
            {
                return;
            }

            if (row.Stream >= 0)
            {
                Take(row);
            }
        }
    }

    /// <summary>What is known of a stream; null when nothing is.</summary>
    public StreamChart? Of(int stream) => _streams.GetValueOrDefault(stream);

    private void Take(in PacketRow row)
    {
        if (!_streams.TryGetValue(row.Stream, out StreamChart? chart))
        {
            if (_streams.Count >= StreamsMax)
            {
                return;
            }

            chart = new StreamChart(row.TimeNanoseconds);
            _streams.Add(row.Stream, chart);
        }

        const TcpFlags Repeats = TcpFlags.Retransmission | TcpFlags.FastRetransmission | TcpFlags.SpuriousRetransmission;
        chart.Count(row.TimeNanoseconds, (row.Apparent & Repeats) != 0 ? Frames(row, Repeats) : 0);
    }

    // A naive reading counts frames: two copies of one packet can both look like repeats.
    private int Frames(in PacketRow row, TcpFlags repeats)
    {
        int count = 0;
        long at = row.FirstFrame;
        for (int looked = 0; looked < PacketFrames.FramesMax && store.TryGetFrame(at, out FrameRow frame); looked++)
        {
            count += (frame.Apparent & repeats) != 0 ? 1 : 0;
            if (frame.NextOfPacket == 0)
            {
                break;
            }

            at += frame.NextOfPacket;
        }

        return count;
    }
}
