namespace TermCap.Engine.Pairing;

/// <summary>How one packet went on as another (design.md 6.3, rule 12).</summary>
public enum PacketLinkKind : byte
{
    /// <summary>Addresses or ports were rewritten.</summary>
    Nat = 0,

    /// <summary>It was wrapped or unwrapped, readably.</summary>
    Tunnel,

    /// <summary>It was encrypted or decrypted.</summary>
    Esp,
}
