namespace TermCap.Engine.Frames;

/// <summary>Something in the stream that is not a frame. It stands before the frame with index <see cref="BeforeFrame"/> of its batch.</summary>
public abstract record CaptureEvent
{
    /// <summary>Index in the batch of the frame that comes after it; the batch's count when it comes last.</summary>
    public int BeforeFrame { get; init; }
}

/// <summary>The producer's sign that time passes on a quiet link.</summary>
/// <param name="Time">The moment, on the clock of the frames.</param>
public sealed record TickEvent(Timestamp Time) : CaptureEvent;

/// <summary>Frames that the capture lost, as counted since the last such event.</summary>
/// <param name="Time">When it was noticed.</param>
/// <param name="RingDrops">Frames that the kernel's ring could not hold.</param>
/// <param name="InterfaceDrops">Frames that the device dropped.</param>
public sealed record DropEvent(Timestamp Time, ulong RingDrops, ulong InterfaceDrops) : CaptureEvent
{
    /// <summary>Which devices dropped them, of <see cref="InterfaceDrops"/>; empty where that is not known.</summary>
    public IReadOnlyList<DeviceDrops> Devices { get; init; } = [];
}

/// <summary>A source of frames that was not known before (the first of each input comes before its first frame).</summary>
/// <param name="Source">The source.</param>
public sealed record SourceEvent(CaptureSource Source) : CaptureEvent;

/// <summary>One of several inputs is over, up to a few frames that stand out of order with those of the next.</summary>
/// <param name="Input">The number of the input, from 1.</param>
public sealed record InputEndEvent(byte Input) : CaptureEvent;

/// <summary>What a pcapng file or a device says of the host's devices. <see cref="Payload"/> is a Topology value (a room above this one).</summary>
/// <param name="Time">From when on it holds.</param>
/// <param name="Payload">The topology; the pipeline knows its type.</param>
public sealed record TopologyEvent(Timestamp Time, object Payload) : CaptureEvent;

/// <summary>An input that ended badly after good frames: cut in mid-record or turned bad.</summary>
/// <param name="Input">The number of the input, from 1.</param>
/// <param name="Sentence">One sentence for stderr, with the byte offset.</param>
public sealed record TruncatedEvent(byte Input, string Sentence) : CaptureEvent;
