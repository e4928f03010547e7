namespace TermCap.Engine.Filters;

/// <summary>Finds the name that was perhaps meant.</summary>
internal static class NearestName
{
    private const int LengthMax = 64;

    /// <summary>The nearest name by changes of one letter (insert, remove, replace, swap neighbours); null when none is near.</summary>
    public static string? Find(string typed, IEnumerable<string> names)
    {
        if (typed.Length is 0 or > LengthMax)
        {
            return null;
        }

        string? nearest = null;
        int best = (typed.Length / 3) + 1;
        foreach (string name in names)
        {
            int distance = name.Length is 0 or > LengthMax ? int.MaxValue : Distance(typed, name);
            if (distance < best || (distance == best && nearest is null))
            {
                best = distance;
                nearest = name;
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        Span<int> beforeLast = stackalloc int[LengthMax + 1];
        Span<int> last = stackalloc int[LengthMax + 1];
        Span<int> current = stackalloc int[LengthMax + 1];
        for (int column = 0; column <= b.Length; column++)
        {
            last[column] = column;
        }

        for (int row = 1; row <= a.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= b.Length; column++)
            {
                int replace = last[column - 1] + (char.ToLowerInvariant(a[row - 1]) == b[column - 1] ? 0 : 1);
                current[column] = Math.Min(replace, Math.Min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1])
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            Span<int> oldest = beforeLast;
            beforeLast = last;
            last = current;
            current = oldest;
        }

        return last[b.Length];
    }
}
