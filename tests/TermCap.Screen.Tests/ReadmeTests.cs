using System.Runtime.CompilerServices;
using TermCap.Screen.Keys;

namespace TermCap.Screen.Tests;

public sealed class ReadmeTests
{
    private const string Begin = "<!-- keys -->\n";
    private const string End = "<!-- /keys -->";

    /// <summary>TERMCAP_GOLDEN=write puts the table in.</summary>
    [Fact]
    public void The_readme_lists_the_keys_as_the_table_has_them()
    {
        string path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "README.md");
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("TERMCAP_GOLDEN") == "write")
        {
            File.WriteAllText(path, string.Concat(text.AsSpan(0, begin), KeyTable.AsMarkdown(), text.AsSpan(end)));
            return;
        }

        Assert.Equal(KeyTable.AsMarkdown(), text[begin..end]);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
