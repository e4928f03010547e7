using TermCap.Engine.Filters;
using TermCap.Engine.Store;
using TermCap.Screen.Sources;

namespace TermCap.OnScreen;

/// <summary>Says which packets a save takes; remembers the last answer, since a packet's frames come one after the other. One thread.</summary>
internal sealed class PacketChoice(CaptureStore store, SaveSelection selection, Func<FrameRow, string> interfaceName)
{
    private readonly DisplayFilter? _filter = selection.Filter.Length > 0 ? DisplayFilter.Parse(selection.Filter) : null;
    private readonly FilterScope _scope = new(new StoreFilterSource(store, interfaceName));
    private long _last;
    private bool _lastAnswer;

    /// <summary>Whether the packet is wanted.</summary>
    public bool Takes(long number, in PacketRow packet)
    {
        if (number != _last)
        {
            _last = number;
            _lastAnswer = selection.Marked?.Contains(number) != false
                && (selection.Stream < 0 || packet.Stream == selection.Stream)
                && (_filter is null || _filter.Matches(number, packet, _scope));
        }

        return _lastAnswer;
    }
}
