namespace TermCap.Engine.Pipeline;

/// <summary>A master that uses another slave from a moment on, or none.</summary>
/// <param name="Master">The master's interface index.</param>
/// <param name="From">The slave that it used; null where there was none.</param>
/// <param name="To">The slave that it uses now; null for none.</param>
public sealed record Failover(uint Master, uint? From, uint? To);
