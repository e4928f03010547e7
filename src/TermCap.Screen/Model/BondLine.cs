namespace TermCap.Screen.Model;

/// <summary>One bond, team or bridge in the topology line.</summary>
/// <param name="Name">The master's name.</param>
/// <param name="Mode"><c>active-backup</c>, <c>802.3ad</c>, …; empty when not known.</param>
/// <param name="Slaves">Its slaves.</param>
public sealed record BondLine(string Name, string Mode, IReadOnlyList<SlaveLine> Slaves);
