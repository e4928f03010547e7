namespace TermCap.Tests;

/// <summary>What commands print, byte for byte. A case is a line in <c>tests/golden/list.tsv</c>; TERMCAP_GOLDEN=write writes the expected files anew.</summary>
public sealed class GoldenTests
{
    private static string Folder { get; } = Repository.Folder("tests/golden");

    /// <summary>The cases: name, arguments, capture, expected file.</summary>
    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            TheoryData<string, string, string, string> cases = [];
            foreach (string line in File.ReadLines(Path.Combine(Folder, "list.tsv")).Where(line => line.Length > 0 && line[0] != '#'))
            {
                string[] columns = line.Split('\t');
                cases.Add(columns[0], columns[1], columns[2], columns[3]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_as_recorded(string name, string arguments, string capture, string expected)
    {
        ProgramRun run = ProgramRun.Of([.. arguments.Split(' ').Select(word => word.Replace("{}", capture, StringComparison.Ordinal))]);
        Assert.True(run.Code == 0, $"{name}: exit code {run.Code}: {run.Error}");
        string path = Path.Combine(Folder, expected);
        if (Environment.GetEnvironmentVariable("TERMCAP_GOLDEN") == "write")
        {
            File.WriteAllText(path, run.Output);
        }

        Assert.True(File.Exists(path), $"{name}: {path} is missing; TERMCAP_GOLDEN=write writes it.");
        Assert.Equal(File.ReadAllText(path), run.Output);
    }
}
