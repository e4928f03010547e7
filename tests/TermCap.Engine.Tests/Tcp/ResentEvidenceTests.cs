using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>Whether bytes were sent again, came late or were doubled by the network: told from identifications and timestamps, never from time.</summary>
public sealed class ResentEvidenceTests
{
    private readonly TcpAnalyser _analyser = new(new TcpAnalyserOptions());
    private long _number;

    [Fact]
    public void A_higher_identification_proves_that_bytes_were_sent_again()
    {
        Receive(0, 10);
        Receive(1, 11);
        Assert.Equal(ResentVerdict.Resent, Receive(0, 12));
    }

    [Fact]
    public void The_same_packet_again_was_made_by_the_network()
    {
        Receive(0, 10);
        Receive(1, 11);
        Assert.Equal(ResentVerdict.NetworkDuplicate, Receive(1, 11));
    }

    [Fact]
    public void An_identification_between_its_neighbours_came_late()
    {
        Receive(0, 10);
        Receive(2, 12);
        Assert.Equal(ResentVerdict.Late, Receive(1, 11));
    }

    /// <summary>A path that reorders most packets makes the identifications jump to and fro by a little; the counter behind them still proves.</summary>
    [Fact]
    public void A_counter_is_known_through_heavy_reordering()
    {
        for (int pair = 0; pair < 40; pair++)
        {
            Receive((4 * pair) + 3, (ushort)(103 + (4 * pair)));
            for (int late = 2; late >= 0; late--)
            {
                Assert.Equal(ResentVerdict.Late, Receive((4 * pair) + late, (ushort)(100 + late + (4 * pair))));
            }
        }

        Assert.Equal(ResentVerdict.Resent, Receive(150, 260));
    }

    [Fact]
    public void Identifications_that_leap_about_prove_nothing()
    {
        ushort[] random = [51_000, 2_000, 33_000, 61_000, 12_000, 45_000];
        for (int place = 0; place < random.Length; place++)
        {
            Receive(place, random[place]);
        }

        Assert.Equal(ResentVerdict.Suspected, Receive(2, 46_000));
    }

    [Fact]
    public void Without_any_evidence_a_repetition_is_suspected()
    {
        Receive(0, 0);
        Receive(1, 0);
        Assert.Equal(ResentVerdict.Suspected, Receive(0, 0));
    }

    /// <summary>RFC 7323, section 3: the sender's clock never goes back.</summary>
    [Theory]
    [InlineData(30u, ResentVerdict.Resent)]
    [InlineData(20u, ResentVerdict.Suspected)]
    public void A_later_timestamp_proves_and_an_equal_one_does_not(uint timestamp, ResentVerdict expected)
    {
        Receive(0, 0, 10);
        Receive(1, 0, 20);
        Assert.Equal(expected, Receive(0, 0, timestamp));
    }

    [Fact]
    public void What_the_capturing_host_sends_twice_needs_no_evidence()
    {
        Receive(0, 0, direction: Direction.Out);
        Receive(1, 0, direction: Direction.Out);
        Assert.Equal(ResentVerdict.Resent, Receive(0, 0, direction: Direction.Out));
    }

    private ResentVerdict Receive(int place, ushort identification, uint timestamp = 0, Direction direction = Direction.In)
    {
        TcpSegment segment = new()
        {
            Source = new IpAddress128(0, 1, 4),
            Destination = new IpAddress128(0, 2, 4),
            SourcePort = 1,
            DestinationPort = 2,
            Sequence = new TcpSequence(1000 + ((uint)place * 100)),
            Flags = SegmentFlags.Ack,
            PayloadBytes = 100,
            Window = 100,
            Direction = direction,
            HasIdentification = true,
            Identification = identification,
            TimestampValue = timestamp,
            Options = timestamp == 0 ? SegmentOptions.None : SegmentOptions.Timestamps,
        };
        _analyser.Analyse(segment, ++_number, _number * 1000, out TcpVerdict verdict);
        return verdict.Resent;
    }
}
