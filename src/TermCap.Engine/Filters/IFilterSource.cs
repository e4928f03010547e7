using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>Where a filter finds packets, their frames and their bytes: the store, with what the pipeline knows beside it.</summary>
public interface IFilterSource
{
    /// <summary>The number of the first packet that is still held.</summary>
    long FirstPacket { get; }

    /// <summary>The number of the last packet; 0 when there is none.</summary>
    long LastPacket { get; }

    /// <summary>Grows with each publication.</summary>
    long Version { get; }

    /// <summary>The time of the capture's first frame, nanoseconds since 1970: what relative times count from.</summary>
    long StartNanoseconds { get; }

    /// <summary>Copies a packet's row; false when it has left the store or was never there.</summary>
    bool TryGetPacket(long packet, out PacketRow row);

    /// <summary>Copies a frame's row; false when it has left the store or was never there.</summary>
    bool TryGetFrame(long frame, out FrameRow row);

    /// <summary>Copies a frame's captured bytes.</summary>
    /// <returns>How many bytes were copied; -1 when they are no longer there.</returns>
    int ReadBytes(in FrameRow frame, Span<byte> destination);

    /// <summary>The name of the interface at which the frame was seen.</summary>
    string InterfaceName(in FrameRow frame);

    /// <summary>The initial sequence numbers of the packet's stream, its sender's first; false when they are not known.</summary>
    bool TryGetInitialSequences(in PacketRow row, out uint sender, out uint receiver);
}
