namespace TermCap.Engine.Pairing;

/// <summary>A slot and the packet that it held when it was noted: once the slot holds another, this one has ended.</summary>
internal readonly record struct SlotOfPacket(int Slot, long Packet);
