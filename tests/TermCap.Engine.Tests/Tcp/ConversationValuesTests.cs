using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>What the conversations view and the report say of a conversation, each way apart; what was not seen is not guessed.</summary>
public sealed class ConversationValuesTests
{
    private readonly TcpAnalyser _analyser = new(new TcpAnalyserOptions());
    private long _number;

    [Fact]
    public void A_handshake_gives_round_trip_and_windows()
    {
        Handshake(clientScale: 7, serverScale: 9);
        TcpConversation conversation = Only();
        Assert.Equal((TcpStreamState.Open, 10_100_000L), (conversation.State, conversation.HandshakeRttNanoseconds));
        Assert.Equal((7, 500 << 7), (conversation.AToB.WindowScale, conversation.AToB.WindowBytes));
        Assert.Equal((9, 60_000), (conversation.BToA.WindowScale, conversation.BToA.WindowBytes)); // a SYN's own window is not scaled (RFC 7323, section 2.2)
    }

    [Fact]
    public void Where_one_side_does_not_scale_no_window_is_scaled()
    {
        Handshake(clientScale: 7, serverScale: null);
        TcpConversation conversation = Only();
        Assert.Equal((0, 500), (conversation.AToB.WindowScale, conversation.AToB.WindowBytes));
        Assert.Equal(0, conversation.BToA.WindowScale);
    }

    [Fact]
    public void Without_the_handshake_window_and_scale_stay_unknown()
    {
        Send(0, isFromA: true, 1000, 100, 1);
        Send(1, isFromA: false, 1, 0, 1100);
        TcpConversation conversation = Only();
        Assert.Null(conversation.HandshakeRttNanoseconds);
        Assert.Equal((-1, -1, -1, -1), (conversation.AToB.WindowScale, conversation.AToB.WindowBytes, conversation.BToA.WindowScale, conversation.BToA.WindowBytes));
    }

    [Fact]
    public void Bytes_are_in_flight_until_they_are_acknowledged()
    {
        Handshake(7, 7);
        Send(20, isFromA: true, 1, 1000, 1);
        Send(21, isFromA: true, 1001, 500, 1);
        Assert.Equal(1500, Only().AToB.InFlightBytes);
        Send(30, isFromA: false, 1, 0, 1001);
        Assert.Equal(500, Only().AToB.InFlightBytes);
        Send(31, isFromA: false, 1, 0, 1501);
        Assert.Equal((0, 0), (Only().AToB.InFlightBytes, Only().BToA.InFlightBytes));
    }

    [Fact]
    public void A_FIN_is_no_byte_in_flight()
    {
        Handshake(7, 7);
        Send(20, isFromA: true, 1, 0, 1, SegmentFlags.Fin | SegmentFlags.Ack);
        Assert.Equal(0, Only().AToB.InFlightBytes);
        Send(30, isFromA: false, 1, 0, 2);
        Assert.Equal(0, Only().AToB.InFlightBytes);
    }

    [Fact]
    public void Bytes_in_flight_stay_unknown_while_the_other_side_is_not_seen()
    {
        Send(0, isFromA: true, 1000, 100, 1);
        Assert.Equal(-1, Only().AToB.InFlightBytes);
    }

    [Fact]
    public void The_round_trip_is_smoothed_as_RFC_6298_says()
    {
        Handshake(7, 7);
        long[] samples = [8_000_000, 16_000_000, 4_000_000];
        double smoothed = -1, variation = -1, at = 20;
        uint sequence = 1;
        foreach (long sample in samples)
        {
            Send(at, isFromA: true, sequence, 100, 1);
            sequence += 100;
            Send(at + (sample / 1e6), isFromA: false, 1, 0, sequence);
            // RFC 6298, sections 2.2 and 2.3; the first sample of this side is the handshake's SYN, answered after 10 ms.
            (smoothed, variation) = smoothed < 0 ? Smooth(10_000_000, 5_000_000, sample) : Smooth(smoothed, variation, sample);
            at += 100;
        }

        TcpDirectionCounts counts = Only().AToB;
        Assert.Equal(samples[^1], counts.LastRttNanoseconds);
        Assert.InRange(counts.SmoothedRttNanoseconds - smoothed, -10, 10);
        Assert.InRange(counts.RttVariationNanoseconds - variation, -10, 10);
    }

    [Fact]
    public void What_was_sent_twice_gives_no_round_trip()
    {
        Handshake(7, 7);
        Send(20, isFromA: true, 1, 100, 1);
        Send(320, isFromA: true, 1, 100, 1);
        Send(330, isFromA: false, 1, 0, 101);
        TcpDirectionCounts counts = Only().AToB;
        Assert.Equal(10_000_000, counts.LastRttNanoseconds); // Karn's rule, RFC 6298, section 3: still the handshake's
        Assert.Equal((1, 0.25), (counts.Retransmissions, counts.RetransmissionRate));
    }

    [Fact]
    public void A_window_that_is_still_shut_counts_up_to_the_last_packet()
    {
        Handshake(7, 7);
        Send(100, isFromA: false, 1, 0, 1, window: 0);
        Send(400, isFromA: true, 1, 1, 1);
        Assert.Equal(300_000_000, Only().BToA.ZeroWindowNanoseconds);
        Send(500, isFromA: false, 1, 0, 1, window: 100);
        Send(900, isFromA: true, 1, 1, 1);
        Assert.Equal((400_000_000, 0), (Only().BToA.ZeroWindowNanoseconds, Only().AToB.ZeroWindowNanoseconds));
    }

    private static (double Smoothed, double Variation) Smooth(double smoothed, double variation, long sample) =>
        ((0.875 * smoothed) + (0.125 * sample), (0.75 * variation) + (0.25 * Math.Abs(smoothed - sample)));

    private TcpConversation Only() => Assert.Single(_analyser.MostTroubled(10));

    private void Handshake(byte? clientScale, byte? serverScale)
    {
        Send(0, isFromA: true, 0, 0, 0, SegmentFlags.Syn, 60_000, clientScale);
        Send(10, isFromA: false, 0, 0, 1, SegmentFlags.Syn | SegmentFlags.Ack, 60_000, serverScale);
        Send(10.1, isFromA: true, 1, 0, 1);
    }

    private void Send(double milliseconds, bool isFromA, uint sequence, int bytes, uint acknowledgment, SegmentFlags flags = SegmentFlags.Ack, ushort window = 500, byte? scale = null)
    {
        IpAddress128 client = new(0, 1, 4), server = new(0, 2, 4);
        TcpSegment segment = new()
        {
            Source = isFromA ? client : server,
            Destination = isFromA ? server : client,
            SourcePort = isFromA ? (ushort)40_000 : (ushort)80,
            DestinationPort = isFromA ? (ushort)80 : (ushort)40_000,
            Sequence = new TcpSequence((isFromA ? 7_000_000u : 9_000_000u) + sequence),
            Acknowledgment = new TcpSequence((flags & SegmentFlags.Ack) != 0 ? (isFromA ? 9_000_000u : 7_000_000u) + acknowledgment : 0),
            Flags = flags,
            Window = window,
            PayloadBytes = bytes,
            WindowScale = scale ?? 0,
            Options = scale is null ? SegmentOptions.None : SegmentOptions.WindowScale,
        };
        _analyser.Analyse(segment, ++_number, (long)(milliseconds * 1e6), out _);
    }
}
