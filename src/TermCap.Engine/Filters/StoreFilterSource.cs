using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>The store as a filter's source, with the names and sequence numbers that the pipeline knows.</summary>
/// <param name="store">The store.</param>
/// <param name="interfaceName">Gives the name of a frame's interface.</param>
public sealed class StoreFilterSource(CaptureStore store, Func<FrameRow, string> interfaceName) : IFilterSource
{
    private long _startNanoseconds = long.MinValue;

    /// <inheritdoc/>
    public long FirstPacket => store.FirstPacket;

    /// <inheritdoc/>
    public long LastPacket => store.LastPacket;

    /// <inheritdoc/>
    public long Version => store.Version;

    /// <summary>The time of the first frame that was still held when first asked.</summary>
    public long StartNanoseconds
    {
        get
        {
            if (_startNanoseconds == long.MinValue && TryGetPacket(FirstPacket, out PacketRow row) && TryGetFrame(row.FirstFrame, out FrameRow first))
            {
                _startNanoseconds = first.TimeNanoseconds;
            }

            return _startNanoseconds == long.MinValue ? 0 : _startNanoseconds;
        }
    }

    /// <inheritdoc/>
    public bool TryGetPacket(long packet, out PacketRow row) => store.TryGetPacket(packet, out row);

    /// <inheritdoc/>
    public bool TryGetFrame(long frame, out FrameRow row) => store.TryGetFrame(frame, out row);

    /// <inheritdoc/>
    public int ReadBytes(in FrameRow frame, Span<byte> destination) => store.ReadBytes(in frame, destination);

    /// <inheritdoc/>
    public string InterfaceName(in FrameRow frame) => interfaceName(frame);

    /// <inheritdoc/>
    public bool TryGetInitialSequences(in PacketRow row, out uint sender, out uint receiver)
    {
        (sender, receiver) = (row.SequenceBase, row.AcknowledgmentBase);
        return row.Stream >= 0;
    }
}
