namespace TermCap.Screen.Model;

/// <summary>One slave in the topology line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsActive">Whether the bond uses it alone.</param>
/// <param name="IsUp">False when its link is known to be down.</param>
public sealed record SlaveLine(string Name, bool IsActive, bool IsUp);
