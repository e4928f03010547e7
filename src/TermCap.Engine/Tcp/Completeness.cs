namespace TermCap.Engine.Tcp;

/// <summary>What was seen of a stream, with the bits of tshark's <c>tcp.completeness</c>.</summary>
[Flags]
public enum Completeness : byte
{
    None = 0,

    /// <summary>A SYN that opened the stream, or one from each side.</summary>
    Syn = 1,
    SynAck = 2,

    /// <summary>An empty segment with ACK and without SYN.</summary>
    Ack = 4,

    /// <summary>Payload in a segment with ACK.</summary>
    Data = 8,
    Fin = 16,
    Rst = 32,
}
