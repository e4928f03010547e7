using CsCheck;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>Whatever the segments: no exception, every bound kept, and the sums agree.</summary>
public sealed class AnalyserPropertyTests
{
    private static readonly uint[] Numbers = [0, 1, 100, 101, 200, 0x7FFF_FFFF, 0x8000_0000, uint.MaxValue - 99, uint.MaxValue];

    private static readonly Gen<TcpSegment> AnySegment =
        from port in Gen.UShort[1, 12]
        from isBack in Gen.Bool
        from sequence in Gen.OneOf(Gen.UInt, Among(Numbers))
        from acknowledgment in Gen.OneOf(Gen.UInt, Among(Numbers))
        from shape in Gen.Select(Gen.Int[0, 511], Among([0, 1, 100, 1460, 65_535]), Among<ushort>([0, 500, ushort.MaxValue]), Gen.Byte[0, 6], Gen.Byte[0, 255])
        from evidence in Gen.Select(Gen.UShort, Gen.UInt, Gen.Byte[0, 4], Gen.UInt)
        select Segment(port, isBack, sequence, acknowledgment, shape, evidence);

    [Fact]
    public void Any_segments_keep_the_bounds_and_add_up() => Gen.Select(AnySegment, Gen.Long[-5_000_000_000, 5_000_000_000]).Array[0, 400].Sample(
        steps =>
        {
            TcpAnalyser analyser = new(new TcpAnalyserOptions { ConversationsMax = 5, SegmentsMax = 40, SegmentsPerSideMax = 16 });
            long analysed = 0;
            long flags = 0;
            long time = 0;
            int streamMax = -1;
            foreach ((TcpSegment segment, long step) in steps)
            {
                time += step;
                analyser.Analyse(segment, analysed + 1, time, out TcpVerdict verdict);
                analysed += segment.Status is SegmentStatus.Whole or SegmentStatus.EndCut or SegmentStatus.HeaderTooShort ? 1 : 0;
                flags += System.Numerics.BitOperations.PopCount((uint)verdict.Flags);
                streamMax = Math.Max(streamMax, verdict.Stream);
                Assert.InRange(verdict.DuplicateAckNumber, 0, steps.Length);
            }

            TcpTotals totals = analyser.Totals;
            Assert.Equal(analysed, totals.Segments);
            Assert.Equal(flags, Enumerable.Range(0, TcpTotals.FlagCount).Sum(bit => totals[(TcpFlags)(1 << bit)]));
            Assert.Equal(streamMax + 1, totals.Streams);
            Assert.Equal(totals.Streams, totals.Conversations + totals.EvictedConversations);
            Assert.InRange(totals.Conversations, 0, 5);
            Assert.Equal(totals.Conversations, analyser.MostTroubled(100).Count);
        },
        iter: 2_000,
        seed: "0000KfnaFHw4");

    private static Gen<T> Among<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static TcpSegment Segment(
        ushort port, bool isBack, uint sequence, uint acknowledgment, (int Flags, int Payload, ushort Window, byte Status, byte Options) shape, (ushort Id, uint Time, byte Sacks, uint Left) evidence)
    {
        IpAddress128 client = IpAddress128.FromIPv4([10, 0, 0, 1]);
        IpAddress128 server = IpAddress128.FromIPv4([10, 0, 0, 2]);
        TcpSegment segment = new()
        {
            Source = isBack ? server : client,
            Destination = isBack ? client : server,
            SourcePort = isBack ? (ushort)443 : port,
            DestinationPort = isBack ? port : (ushort)443,
            Sequence = new TcpSequence(sequence),
            Acknowledgment = new TcpSequence(acknowledgment),
            Flags = (SegmentFlags)shape.Flags,
            PayloadBytes = shape.Payload,
            Window = shape.Window,
            Status = (SegmentStatus)shape.Status,
            Options = (SegmentOptions)shape.Options,
            Identification = evidence.Id,
            HasIdentification = evidence.Id % 3 != 0,
            TimestampValue = evidence.Time,
            SackCount = evidence.Sacks,
            Direction = (Frames.Direction)(evidence.Id % 3),
        };
        for (int block = 0; block < evidence.Sacks; block++)
        {
            segment.Sack[block] = new SackBlock(new TcpSequence(evidence.Left), new TcpSequence(evidence.Left + 100));
            segment.SackBytes += 100;
        }

        return segment;
    }
}
