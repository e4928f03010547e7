namespace TermCap.Engine.Pairing;

/// <summary>Whether copies on a link carry one receive stamp (design.md 6.3, rule 4).</summary>
internal sealed class StampEvidence
{
    // Three equal pairs, none unequal since, make equal stamps a condition; three refusals with no pair between undo it, for then the host has stopped stamping arrivals.
    private const int Proven = 3;

    private int _equal;
    private int _refused;

    /// <summary>Whether unequal stamps are no pair.</summary>
    public bool MustBeEqual => _equal >= Proven;

    /// <summary>The capture has shown it elsewhere before pairing began.</summary>
    public void Prove() => _equal = Proven;

    public void NotePair(bool equalStamps)
    {
        _equal = equalStamps ? Math.Min(_equal + 1, Proven) : 0;
        _refused = 0;
    }

    public void NoteRefusal()
    {
        if (++_refused >= Proven)
        {
            _equal = 0;
            _refused = 0;
        }
    }
}
