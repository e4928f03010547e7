using TermCap.Engine.Frames;
using TermCap.Engine.Store;

namespace TermCap.Screen.Sources;

/// <summary>How long sent packets stood between the tap above and the tap of a device: the time in that device's queue.</summary>
/// <remarks>Bound: the last <see cref="SamplesMax"/> samples of each device, of at most <see cref="DevicesMax"/> devices, and <see cref="PacketsPerTurn"/> packets looked at in a turn; what came between is not in the figures.</remarks>
internal sealed class QueueSampler(PacketFrames frames, CaptureStore store)
{
    private const int SamplesMax = 2048;
    private const int DevicesMax = 64;
    private const int PacketsPerTurn = 500;

    /// <summary>Steps of the histogram: powers of two from 1 µs up to a second.</summary>
    private const int Steps = 20;

    private readonly Dictionary<uint, Queue<long>> _samples = [];
    private long _next = 1;

    /// <summary>Looks at the packets that came since.</summary>
    public void Advance()
    {
        long last = store.LastPacket;
        for (_next = Math.Max(_next, last - PacketsPerTurn + 1); _next <= last; _next++)
        {
            if (!frames.TryGet(_next, out PacketRow row) || row.Direction != Direction.Out || row.Copies < 2)
            {
                continue;
            }

            // A packet whose copies may still come is looked at again in the next turn.
            if ((row.States & PacketStates.Closed) == 0)
            {
                return;
            }

            Take(row);
        }
    }

    /// <summary>Median, 99th percentile and maximum of one device, or of all (null); null without samples.</summary>
    public (long Median, long P99, long Max)? Of(uint? device)
    {
        long[] sorted = [.. Samples(device)];
        if (sorted.Length == 0)
        {
            return null;
        }

        Array.Sort(sorted);
        return (sorted[sorted.Length / 2], sorted[Math.Min(sorted.Length - 1, sorted.Length * 99 / 100)], sorted[^1]);
    }

    /// <summary>How many of a device's packets waited how long: from 1 µs on, each step twice as long.</summary>
    public IReadOnlyList<int> Histogram(uint device)
    {
        int[] steps = new int[Steps];
        bool any = false;
        foreach (long sample in Samples(device))
        {
            any = true;
            steps[Math.Clamp((int)Math.Log2(Math.Max(1, sample / 1000)), 0, Steps - 1)]++;
        }

        return any ? steps : [];
    }

    private IEnumerable<long> Samples(uint? device) =>
        device is { } key ? _samples.GetValueOrDefault(key) ?? Enumerable.Empty<long>() : _samples.Values.SelectMany(samples => samples);

    private void Take(in PacketRow row)
    {
        IReadOnlyList<(long Number, FrameRow Frame)> all = frames.Of(row);
        for (int copy = 1; copy < all.Count; copy++)
        {
            FrameRow frame = all[copy].Frame;
            long waited = frame.TimeNanoseconds - all[copy - 1].Frame.TimeNanoseconds;
            bool isBelow = frame.Direction == Direction.Out && frame.Interface != all[copy - 1].Frame.Interface && !frame.Marks.HasFlag(FrameMarks.Slice);
            if (!isBelow || waited < 0)
            {
                continue;
            }

            if (!_samples.TryGetValue(frame.Interface, out Queue<long>? samples))
            {
                if (_samples.Count == DevicesMax)
                {
                    return;
                }

                _samples.Add(frame.Interface, samples = []);
            }

            if (samples.Count == SamplesMax)
            {
                samples.Dequeue();
            }

            samples.Enqueue(waited);
        }
    }
}
