namespace TermCap.Engine.Pipeline;

/// <summary>What one second of the capture's own time brought.</summary>
/// <param name="Packets">Packets analysed.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Problems">Packets with a real problem: retransmission, duplicate ACK, out-of-order, lost segment, zero window or reset.</param>
public readonly record struct SecondCounts(int Packets, long Bytes, int Problems);
