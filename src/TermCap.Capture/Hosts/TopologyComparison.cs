using TermCap.Engine.Topology;

namespace TermCap.Capture.Hosts;

/// <summary>Whether two topologies say the same.</summary>
internal static class TopologyComparison
{
    /// <summary>True when every device is the same in every respect.</summary>
    public static bool AreSame(HostTopology one, HostTopology other)
    {
        if (one.Interfaces.Length != other.Interfaces.Length)
        {
            return false;
        }

        for (int i = 0; i < one.Interfaces.Length; i++)
        {
            if (!AreSame(one.Interfaces[i], other.Interfaces[i]))
            {
                return false;
            }
        }

        return true;
    }

    // A record compares immutable arrays by reference: they are compared here and made equal for the rest.
    private static bool AreSame(NetworkInterface one, NetworkInterface other) =>
        one.Lowers.AsSpan().SequenceEqual(other.Lowers.AsSpan())
        && one.Addresses.AsSpan().SequenceEqual(other.Addresses.AsSpan())
        && one == other with { Lowers = one.Lowers, Addresses = one.Addresses };
}
