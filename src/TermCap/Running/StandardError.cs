namespace TermCap.Running;

/// <summary>What is said beside the output: remarks, counters, failures.</summary>
internal static class StandardError
{
    /// <summary>Says a line; where nobody can take it (a full disk, a terminal that has gone) it is lost, and nothing else. From any thread.</summary>
    public static void Say(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // There is no better place to say so, and a capture must not end for a remark.
            return;
        }
    }
}
