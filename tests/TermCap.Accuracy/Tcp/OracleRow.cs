using System.Globalization;

namespace TermCap.Accuracy.Tcp;

/// <summary>What the oracle says of one TCP frame: a row of a .tsv file, by column.</summary>
internal sealed record OracleRow(long Frame, string[] Columns)
{
    public const int Flags = 4;

    /// <summary>Reads a file of verdicts; the header line names the columns.</summary>
    public static Dictionary<long, OracleRow> Read(string path, out string[] names)
    {
        string[] lines = File.ReadAllLines(path);
        names = lines[0].Split('\t');
        Dictionary<long, OracleRow> rows = [];
        foreach (string line in lines.Skip(1).Where(line => line.Contains('\t', StringComparison.Ordinal)))
        {
            string[] columns = line.Split('\t');
            rows[long.Parse(columns[0], CultureInfo.InvariantCulture)] = new OracleRow(long.Parse(columns[0], CultureInfo.InvariantCulture), columns);
        }

        return rows;
    }

    public string FlagsSorted => string.Join(',', Columns[Flags].Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
