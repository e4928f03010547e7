namespace TermCap.Engine.Tcp;

/// <summary>Our own verdict, from evidence rather than from time (tcp-analysis, section 9).</summary>
public enum ResentVerdict : byte
{
    /// <summary>Not sent before, or no TCP.</summary>
    No = 0,

    /// <summary>At least one of its octets was sent before by a different packet: the kernel counts it.</summary>
    Resent,

    /// <summary>It looks resent, but what would prove it is missing (IPv6 without timestamps, IP ID 0).</summary>
    Suspected,

    /// <summary>It looks resent, but the same packet came twice: the network's doing.</summary>
    NetworkDuplicate,

    /// <summary>It looks resent or out of order, but was sent in order and came late.</summary>
    Late,
}
