using TermCap.Engine.Pipeline;
using TermCap.Engine.Summary;

namespace TermCap.Reports;

/// <summary>Says why our count of the segments that this host sent again is not its kernel's (RFC 4022, tcpRetransSegs).</summary>
internal static class KernelDifference
{
    /// <summary>What can account for the difference, likeliest first.</summary>
    /// <param name="kernel">The growth of the kernel's counter during the capture.</param>
    /// <param name="totals">What the capture showed.</param>
    /// <param name="isFiltered">Whether a filter left something out of the capture.</param>
    /// <returns>One sentence each; empty where both are the same.</returns>
    public static IReadOnlyList<string> Reasons(long kernel, CaptureSnapshot totals, bool isFiltered)
    {
        long ours = totals.Real.ResentOut;
        if (ours == kernel)
        {
            return [];
        }

        List<string> reasons = [];
        Add(reasons, totals.Drops.Ring > 0, $"{Counted.Of((long)totals.Drops.Ring)} frames were dropped by the kernel's ring and not seen here");
        if (ours < kernel)
        {
            Add(reasons, isFiltered, "the capture leaves connections out (filter, own SSH session) that the kernel counts");
            Add(reasons, totals.Real.Suspected > 0, $"{Counted.Of(totals.Real.Suspected)} suspected segments are not in our count");
            Add(reasons, totals.Real.BegunBefore > 0, $"{Counted.Of(totals.Real.BegunBefore, "connection")} began before the capture: what they had sent then is not known here");
            Add(reasons, totals.Real.EvictedConversations > 0, $"{Counted.Of(totals.Real.EvictedConversations)} conversations were forgotten to make room");
            Add(reasons, true, "the kernel counts the host's loopback and every device, the capture only what passed its interfaces");
        }
        else
        {
            Add(reasons, true, "the kernel counts its own network namespace only: containers and other namespaces count for themselves");
            Add(reasons, true, "what a device's full queue refused is taken for never sent: the kernel does not count the next try");
        }

        return reasons;
    }

    private static void Add(List<string> reasons, bool applies, string reason)
    {
        if (applies)
        {
            reasons.Add(reason);
        }
    }
}
