namespace TermCap.Arguments;

/// <summary>The known flag that a mistyped one most likely meant.</summary>
internal static class NearestFlag
{
    /// <summary>The nearest by edits; of equal ones the first in the table.</summary>
    public static string To(string typed, IEnumerable<FlagRow> rows)
    {
        string best = "--help";
        int least = int.MaxValue;
        foreach (FlagRow row in rows)
        {
            int edits = Edits(typed, row.Name);
            if (edits < least)
            {
                (best, least) = (row.Name, edits);
            }
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make one text of the other (optimal string alignment).</summary>
    internal static int Edits(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, from, to, i, j);
            }
        }

        return cost[from.Length, to.Length];
    }

    private static int Cheapest(int[,] cost, string from, string to, int i, int j)
    {
        int replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        int least = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        bool isSwap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwap ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
    }
}
