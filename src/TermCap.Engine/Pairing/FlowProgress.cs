namespace TermCap.Engine.Pairing;

/// <summary>How far each flow has passed each slave: a queue keeps a flow's order, so what was sent earlier and has not passed never will (design.md 6.3, rule 5).</summary>
/// <remarks>Bound: <see cref="SlotCount"/> slots; a flow that falls on another's slot takes it, and what is forgotten is no evidence.</remarks>
internal sealed class FlowProgress
{
    private const int SlotCount = 8192;

    private readonly (ulong Key, long Packet)[] _slots = new (ulong, long)[SlotCount];

    public void Note(uint slave, ulong flow, long packet)
    {
        ulong key = KeyOf(slave, flow);
        ref (ulong Key, long Packet) slot = ref _slots[key % SlotCount];
        if (slot.Key != key || slot.Packet < packet)
        {
            slot = (key, packet);
        }
    }

    /// <summary>Whether a packet of the flow that was sent after this one has passed the slave.</summary>
    public bool HasPassed(uint slave, ulong flow, long packet)
    {
        ulong key = KeyOf(slave, flow);
        (ulong known, long passed) = _slots[key % SlotCount];
        return known == key && passed > packet;
    }

    private static ulong KeyOf(uint slave, ulong flow) => (flow ^ (slave * 0x9E3779B97F4A7C15)) | 1;
}
