namespace TermCap.Running;

/// <summary>Sentences on stderr about a run that ended well all the same.</summary>
internal static class RunWarnings
{
    /// <summary>Packets that could not be written because the store had let them go.</summary>
    public static void PrintLeftStore(long frames)
    {
        if (frames > 0)
        {
            StandardError.Say($"termcap: {frames} frames left the store before they could be written; give it more with --memory");
        }
    }
}
