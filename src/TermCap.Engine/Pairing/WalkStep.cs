namespace TermCap.Engine.Pairing;

/// <summary>What comes of a walk when a tap follows it.</summary>
/// <param name="Shape">The shape then; -1 when the tap cannot follow.</param>
/// <param name="Relation">How it follows.</param>
/// <param name="From">The position in the walk of the tap that it follows.</param>
internal readonly record struct WalkStep(int Shape, Relation Relation, int From)
{
    public static WalkStep Refused => new(-1, Relation.None, -1);
}
