using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>Where a frame belongs; known as soon as the frame is seen, and final.</summary>
public struct FramePlacement
{
    /// <summary>The packet, from 1 in the order of first frames.</summary>
    public long Packet;

    /// <summary>Whether the frame is its packet's first.</summary>
    public bool OpensPacket;

    /// <summary>Whether the frame holds only a part of its packet.</summary>
    public bool IsSlice;

    /// <summary>What differs from the packet's first copy.</summary>
    public CopyDifferences Differs;

    /// <summary>The interface's place when the frame was seen.</summary>
    public InterfaceRole Role;

    /// <summary>Which way the frame went, stated or inferred.</summary>
    public Direction Direction;
}
