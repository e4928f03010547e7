using System.Numerics;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What one analyser has counted since its start. Owned by the worker; <see cref="Snapshot"/> makes the copy that a snapshot carries.</summary>
public sealed class TcpTotals
{
    /// <summary>Kinds of verdicts: the bits of <see cref="TcpFlags"/>.</summary>
    public const int FlagCount = 20;

    private readonly long[] _flags = new long[FlagCount];

    /// <summary>Segments analysed.</summary>
    public long Segments { get; private set; }

    /// <summary>Segments that the capturing host sent again, as its kernel counts them.</summary>
    public long ResentOut { get; private set; }

    /// <summary>Segments that the peers sent again and that reached the capture.</summary>
    public long ResentIn { get; private set; }

    /// <summary>Segments that were sent again, of senders whose direction is not known.</summary>
    public long ResentUnknown { get; private set; }

    /// <summary>Segments that others sent again and this host passed on (bridged, routed): its kernel does not count them.</summary>
    public long ResentForwarded { get; private set; }

    /// <summary>Segments that look resent without proof.</summary>
    public long Suspected { get; private set; }

    /// <summary>Packets that the network delivered twice.</summary>
    public long NetworkDuplicates { get; private set; }

    /// <summary>Packets that came late.</summary>
    public long Late { get; private set; }

    /// <summary>Segments with RST (RFC 9293, section 3.5.2): no verdict, but what a person looks for.</summary>
    public long Resets { get; private set; }

    /// <summary>Those of them that this host sent.</summary>
    public long ResetsOut { get; private set; }

    /// <summary>Streams whose first packet was no SYN: they began before the capture, and what was sent then is not known.</summary>
    public long BegunBefore { get; internal set; }

    /// <summary>Streams numbered so far.</summary>
    public long Streams { get; internal set; }

    /// <summary>Conversations remembered now.</summary>
    public int Conversations { get; internal set; }

    /// <summary>Conversations forgotten to make room.</summary>
    public long EvictedConversations { get; internal set; }

    /// <summary>Unacknowledged segments forgotten to make room.</summary>
    public long ForgottenSegments { get; internal set; }

    /// <summary>How often a verdict was given; <paramref name="flag"/> is one bit.</summary>
    public long this[TcpFlags flag] => _flags[BitOperations.TrailingZeroCount((int)flag)];

    /// <summary>A copy that no longer changes.</summary>
    public TcpTotals Snapshot()
    {
        TcpTotals copy = new()
        {
            Segments = Segments,
            ResentOut = ResentOut,
            ResentIn = ResentIn,
            ResentUnknown = ResentUnknown,
            ResentForwarded = ResentForwarded,
            BegunBefore = BegunBefore,
            Suspected = Suspected,
            NetworkDuplicates = NetworkDuplicates,
            Late = Late,
            Resets = Resets,
            ResetsOut = ResetsOut,
            Streams = Streams,
            Conversations = Conversations,
            EvictedConversations = EvictedConversations,
            ForgottenSegments = ForgottenSegments,
        };
        _flags.CopyTo(copy._flags, 0);
        return copy;
    }

    internal void Count(in TcpVerdict verdict, in TcpSegment segment)
    {
        Segments++;
        if ((segment.Flags & SegmentFlags.Rst) != 0)
        {
            Resets++;
            ResetsOut += segment.Direction == Direction.Out && !segment.IsForwarded ? 1 : 0;
        }

        for (int rest = (int)verdict.Flags; rest != 0; rest &= rest - 1)
        {
            _flags[BitOperations.TrailingZeroCount(rest)]++;
        }

        if (verdict.Resent != ResentVerdict.No)
        {
            CountResent(verdict, segment);
        }
    }

    private void CountResent(in TcpVerdict verdict, in TcpSegment segment)
    {
        switch (verdict.Resent)
        {
            case ResentVerdict.Resent when segment.IsForwarded:
                ResentForwarded += verdict.ResentSegments;
                break;
            case ResentVerdict.Resent when segment.Direction == Direction.Out:
                ResentOut += verdict.ResentSegments;
                break;
            case ResentVerdict.Resent when segment.Direction == Direction.In:
                ResentIn += verdict.ResentSegments;
                break;
            case ResentVerdict.Resent:
                ResentUnknown += verdict.ResentSegments;
                break;
            case ResentVerdict.Suspected:
                Suspected += verdict.ResentSegments;
                break;
            case ResentVerdict.NetworkDuplicate:
                NetworkDuplicates++;
                break;
            case ResentVerdict.Late:
                Late++;
                break;
            default:
                break;
        }
    }
}
