namespace TermCap.Screen.Sources;

/// <summary>Which bytes of a copy differ from the witness: compared from the network layer on, as link headers differ by nature.</summary>
internal static class ByteDifferences
{
    /// <summary>Offsets in the copy.</summary>
    /// <param name="copy">The copy's captured bytes.</param>
    /// <param name="copyNetwork">Where its network layer starts; negative for nowhere.</param>
    /// <param name="witness">The witness's captured bytes.</param>
    /// <param name="witnessNetwork">Where its network layer starts.</param>
    public static IReadOnlySet<int> Find(ReadOnlySpan<byte> copy, int copyNetwork, ReadOnlySpan<byte> witness, int witnessNetwork)
    {
        HashSet<int> differs = [];
        if (copyNetwork < 0 || witnessNetwork < 0)
        {
            return differs;
        }

        int common = Math.Min(copy.Length - copyNetwork, witness.Length - witnessNetwork);
        for (int place = 0; place < common; place++)
        {
            if (copy[copyNetwork + place] != witness[witnessNetwork + place])
            {
                differs.Add(copyNetwork + place);
            }
        }

        return differs;
    }
}
