namespace TermCap.Engine.Topology;

/// <summary>The bonding driver's modes, with its numbers (include/uapi/linux/if_bonding.h).</summary>
public enum BondMode : sbyte
{
    /// <summary>Not a bond, or not known.</summary>
    Unknown = -1,

    /// <summary>balance-rr.</summary>
    BalanceRoundRobin = 0,

    /// <summary>active-backup.</summary>
    ActiveBackup = 1,

    /// <summary>balance-xor.</summary>
    BalanceXor = 2,

    /// <summary>broadcast: each packet leaves by all slaves.</summary>
    Broadcast = 3,

    /// <summary>802.3ad (LACP).</summary>
    Lacp = 4,

    /// <summary>balance-tlb.</summary>
    BalanceTlb = 5,

    /// <summary>balance-alb.</summary>
    BalanceAlb = 6,
}
