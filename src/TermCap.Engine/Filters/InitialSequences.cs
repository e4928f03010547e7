using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>Gives the initial sequence numbers of a packet's stream, its sender's first; false when they are not known.</summary>
public delegate bool InitialSequences(in PacketRow row, out uint sender, out uint receiver);
