namespace TermCap.Engine.Pairing;

/// <summary>How a packet's copies were found to be its own.</summary>
public enum PairingMethod : byte
{
    /// <summary>It has one copy.</summary>
    Single = 0,

    /// <summary>By interfaces whose places are known.</summary>
    Exact,

    /// <summary>By places learnt from the traffic, or by time and bytes where no interface is known.</summary>
    Inferred,
}
