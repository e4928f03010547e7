namespace TermCap.Engine.Pairing;

/// <summary>An open group that a frame can join, and how.</summary>
internal struct Candidate
{
    /// <summary>The slot; -1 when there is none.</summary>
    public int Slot;

    public WalkStep Step;

    public CopyDifferences Differs;

    /// <summary>The higher the better.</summary>
    public int Score;

    /// <summary>Another group would fit as well.</summary>
    public bool IsAmbiguous;

    /// <summary>A group with the same content was passed over for its stamp.</summary>
    public bool WasRefused;

    public static Candidate None => new() { Slot = -1 };
}
