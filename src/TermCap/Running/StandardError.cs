using System.Text;

namespace TermCap.Running;

/// <summary>What is said beside the output: remarks, counters, failures.</summary>
internal static class StandardError
{
    /// <summary>Says a line; where nobody can take it (a full disk, a terminal that has gone) it is lost, and nothing else. From any thread.</summary>
    public static void Say(string line)
    {
        try
        {
            using StandardStream error = StandardStream.Error();
            error.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // There is no better place to say so, and a capture must not end for a remark.
            return;
        }
    }
}
