namespace TermCap.Engine.Topology;

/// <summary>The bonding modes' names, in the order of their numbers (drivers/net/bonding, bond_mode_tbl).</summary>
public static class BondModeNames
{
    private static readonly string[] Names = ["balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"];

    public static BondMode Parse(string? name) => name is null ? BondMode.Unknown : (BondMode)Array.IndexOf(Names, name);

    public static string? NameOf(BondMode mode) => mode == BondMode.Unknown ? null : Names[(int)mode];
}
