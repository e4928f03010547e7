using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Store;

/// <summary>What the store keeps of one frame beside its bytes: 64 bytes.</summary>
public struct FrameRow
{
    /// <summary>Nanoseconds since 1970, UTC.</summary>
    public long TimeNanoseconds;

    /// <summary>The packet that it is a copy or slice of; 0 until pairing has placed it.</summary>
    public long Packet;

    /// <summary>Where its bytes are: an offset in the input file, or a position in the byte store (<see cref="FrameMarks.InFile"/> tells which); -1 when nobody keeps them.</summary>
    public long Location;

    /// <summary>The frame's number in its input, from 1.</summary>
    public long Number;

    /// <summary>How far the next frame of the same packet stands behind this one; 0 when it is the last.</summary>
    public int NextOfPacket;

    /// <summary>How many bytes were captured.</summary>
    public int CapturedLengthBytes;

    /// <summary>How many bytes it had, link header included.</summary>
    public int OriginalLengthBytes;

    /// <summary>The interface: a kernel index, or a key for a source without one (see the pipeline's interface table).</summary>
    public uint Interface;

    /// <summary>The verdicts of a naive reading of all frames.</summary>
    public TcpFlags Apparent;

    /// <summary>The capture source, as in <see cref="FrameRecord.SourceIndex"/>.</summary>
    public ushort Source;

    /// <summary>The link type of the bytes.</summary>
    public LinkType LinkType;

    /// <summary>What differed from the packet's first copy.</summary>
    public CopyDifferences Differs;

    /// <summary>The input's number, from 1.</summary>
    public byte Input;

    /// <summary>The interface's place when the frame was seen.</summary>
    public InterfaceRole Role;

    /// <summary>Received or sent.</summary>
    public Direction Direction;

    /// <summary>Slice, witness, kept, in a file.</summary>
    public FrameMarks Marks;
}
