using System.Runtime.CompilerServices;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What one analyser is to see of a frame: its TCP segment, a segment that its fragment completes, or the one that its ICMP error quotes.</summary>
/// <remarks>One for each analyser: the apparent one sees every frame, the real one only packets, so each puts its own fragments together.</remarks>
public sealed class SegmentIntake
{
    /// <summary>The fragments that wait, and what was given up.</summary>
    public FragmentReassembler Fragments { get; } = new();

    /// <summary>Reads what the frame brings to the analysis.</summary>
    /// <param name="captured">The frame's captured bytes.</param>
    /// <param name="located">What was located in them.</param>
    /// <param name="segment">Hand it to <see cref="TcpAnalyser.Analyse"/>, quoted or not; meaningless when there is none.</param>
    /// <returns>False when the frame brings nothing.</returns>
    public bool TryTake(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpSegment segment)
    {
        if (located.TcpOffset >= 0)
        {
            return TcpSegment.TryRead(captured, located, out segment);
        }

        if (located.IsFragment)
        {
            return TryTakeFragment(captured, located, out segment);
        }

        if (located.Protocol is IpProtocols.Icmp or IpProtocols.IcmpV6)
        {
            return TcpSegment.TryReadQuoted(captured, located, out segment);
        }

        // Most frames without TCP end here, and a segment is a long thing to clear.
        Unsafe.SkipInit(out segment);
        return false;
    }

    private bool TryTakeFragment(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpSegment segment)
    {
        segment = default;
        if (!Fragments.TryAdd(captured, located, out ReadOnlySpan<byte> packet))
        {
            return false;
        }

        FrameLocator.Locate(packet, packet.Length, LinkType.Raw, located.Direction, out LocatedFrame whole);
        return TcpSegment.TryRead(packet, whole, out segment) || TcpSegment.TryReadQuoted(packet, whole, out segment);
    }
}
