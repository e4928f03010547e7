namespace TermCap.Engine.Tcp;

/// <summary>How far the life of a stream was seen to go.</summary>
public enum TcpStreamState : byte
{
    /// <summary>Its opening was not seen, and neither was its end.</summary>
    Midstream = 0,

    /// <summary>SYN seen, handshake not complete.</summary>
    Opening,

    /// <summary>Handshake seen.</summary>
    Open,

    /// <summary>One side sent FIN.</summary>
    Closing,

    /// <summary>Both sides sent FIN.</summary>
    Closed,

    /// <summary>RST seen.</summary>
    Reset,
}
