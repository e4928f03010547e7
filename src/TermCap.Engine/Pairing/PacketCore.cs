namespace TermCap.Engine.Pairing;

/// <summary>What of a packet stays when it is rewritten or wrapped, and the dress that it stands in.</summary>
/// <param name="Key">The core; 0 where nothing is proven by it.</param>
/// <param name="Flow">The outer addresses and ports.</param>
/// <param name="IsTunnel">Whether it stands inside a tunnel.</param>
internal readonly record struct PacketCore(ulong Key, ulong Flow, bool IsTunnel);
