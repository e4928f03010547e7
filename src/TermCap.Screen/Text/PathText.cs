namespace TermCap.Screen.Text;

/// <summary>The devices that a packet passed, written short.</summary>
internal static class PathText
{
    /// <summary>Leaves the masters out where another device tells more: <c>bond1›eth2</c> becomes <c>›eth2</c>, <c>eth2›bond1</c> becomes <c>eth2›</c>.</summary>
    /// <param name="path">The devices, in the order of the walk.</param>
    /// <param name="isMaster">Which of them are masters of a bond or team.</param>
    /// <returns>The others; an empty name at the beginning or the end says that a master stood there.</returns>
    public static IReadOnlyList<string> WithoutMasters(IReadOnlyList<string> path, Func<string, bool> isMaster)
    {
        List<string> rest = [.. path.Where(name => !isMaster(name))];
        if (rest.Count == 0 || rest.Count == path.Count)
        {
            return path;
        }

        if (isMaster(path[0]))
        {
            rest.Insert(0, "");
        }

        if (isMaster(path[^1]))
        {
            rest.Add("");
        }

        return rest;
    }
}
