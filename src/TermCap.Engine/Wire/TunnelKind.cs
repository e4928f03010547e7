namespace TermCap.Engine.Wire;

/// <summary>What wraps a readable inner packet, or hides it.</summary>
public enum TunnelKind : byte
{
    /// <summary>No tunnel.</summary>
    None = 0,

    /// <summary>IPv4 or IPv6 directly in IP (protocols 4 and 41).</summary>
    IpInIp,

    /// <summary>GRE (RFC 2784, RFC 2890), also with Ethernet inside.</summary>
    Gre,

    /// <summary>VXLAN over UDP port 4789 (RFC 7348).</summary>
    Vxlan,

    /// <summary>GENEVE over UDP port 6081 (RFC 8926).</summary>
    Geneve,

    /// <summary>ESP or ESP in UDP (RFC 4303, RFC 3948): what is inside cannot be read.</summary>
    Esp,
}
