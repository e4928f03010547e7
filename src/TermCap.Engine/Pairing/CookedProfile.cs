using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>How many copies each packet has in a capture that names no interfaces (SLL), as the traffic has shown; 1 where nothing is joined.</summary>
/// <param name="ReceivedCopies">Copies of a received packet.</param>
/// <param name="SentCopies">Copies of a sent packet.</param>
public sealed record CookedProfile(int ReceivedCopies, int SentCopies)
{
    /// <summary>Nothing is known, nothing is joined.</summary>
    public static CookedProfile None { get; } = new(1, 1);

    /// <summary>Whether received copies carry equal stamps; else they are joined in their order, as sent ones are.</summary>
    public bool HasEqualStamps { get; init; } = true;

    /// <summary>The longest time between neighbouring copies that are joined by order, in nanoseconds.</summary>
    public long GapNanosecondsMax { get; init; }

    internal (Relation Relation, int From) Follow(WalkShape walk, Tap tap) =>
        walk.Last == tap && walk.Taps.Length < CopiesOf(tap.Direction)
            ? (tap.IsReceived ? Relation.Up : Relation.Down, walk.Taps.Length - 1)
            : (Relation.None, -1);

    internal WalkWait WaitOf(WalkShape walk) =>
        walk.Taps.Length >= CopiesOf(walk.Last.Direction) ? WalkWait.None
        : walk.Last.IsReceived ? WalkWait.Short
        : WalkWait.Long;

    private int CopiesOf(Direction direction) => direction == Direction.In ? ReceivedCopies : direction == Direction.Out ? SentCopies : 1;
}
