namespace TermCap.Engine.Pairing;

/// <summary>What was worked out of a frame before it was found to open a packet.</summary>
/// <param name="Device">Where it was seen; null where the topology has none.</param>
/// <param name="Hash">The content's hash.</param>
/// <param name="Flow">The flow's hash of a sent frame; else 0.</param>
/// <param name="WasRefused">Whether a group with the same content was passed over for its stamp.</param>
internal readonly record struct OpeningFacts(Device? Device, ulong Hash, ulong Flow, bool WasRefused);
