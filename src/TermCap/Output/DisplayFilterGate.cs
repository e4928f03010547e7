using TermCap.Engine.Filters;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;

namespace TermCap.Output;

/// <summary>A display filter (<c>-Y</c>) in front of text, JSON and counting.</summary>
internal sealed class DisplayFilterGate : IPacketFilter
{
    private readonly DisplayFilter _filter;
    private CaptureStore _store = null!;
    private FilterScope _scope = null!;

    private DisplayFilterGate(DisplayFilter filter) => _filter = filter;

    /// <summary>The gate for a filter's text; null for an empty one.</summary>
    /// <exception cref="Failure">It cannot be understood; the sentence points at the column.</exception>
    public static DisplayFilterGate? For(string text)
    {
        DisplayFilter filter = DisplayFilterCheck.Require(text);
        return filter.IsEmpty ? null : new DisplayFilterGate(filter);
    }

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
        _store = worker.Store;
        _scope = new FilterScope(new StoreFilterSource(worker.Store, frame => worker.Interfaces.NameOf(frame.Interface)));
    }

    /// <inheritdoc/>
    public bool Matches(long packet) => _store.TryGetPacket(packet, out PacketRow row) && _filter.Matches(packet, row, _scope);
}
