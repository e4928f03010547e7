using TermCap.Arguments;

namespace TermCap.Tests.Arguments;

/// <summary>Help, manual page, completions and README are made from the rows, or equal to them.</summary>
public sealed class HelpTests
{
    [Fact]
    public void The_help_names_every_flag_and_every_exit_code()
    {
        string help = HelpPage.Text();
        Assert.All(FlagTable.All, row => Assert.Contains(row.Letter is { } letter ? $"-{letter}" : row.Name, help, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"{(int)code} ", help, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<ExitCode>(), HelpPage.ExitCodes.Select(row => row.Code));
    }

    [Fact]
    public void Each_flag_and_each_letter_stands_once_for_a_command()
    {
        foreach (Verbs verb in new[] { Verbs.View, Verbs.Clean, Verbs.Report, Verbs.Compare })
        {
            FlagRow[] rows = [.. FlagTable.Of(verb)];
            Assert.Equal(rows.Length, rows.Select(row => row.Name).Distinct().Count());
            char[] letters = [.. rows.Where(row => row.Letter is not null).Select(row => row.Letter!.Value)];
            Assert.Equal(letters.Length, letters.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("-i", "-r", "-w", "-c", "-C", "-G", "-W", "-s", "-B", "-p", "-Q", "-n", "-D", "-L", "-Z", "-y", "-F", "-q", "-v", "-e", "-x", "-X", "-A", "-S", "-U", "-K", "-t", "--count", "--print", "--time-stamp-precision")]
    public void The_letters_of_tcpdump_are_taken(params string[] flags) =>
        Assert.All(flags, flag => Assert.Contains(FlagTable.Of(Verbs.View), row => row.Name == flag || (row.Letter is { } letter && flag == $"-{letter}")));

    [Fact]
    public void The_manual_page_and_the_completions_have_every_flag()
    {
        string man = ManPage.Text();
        Assert.All(FlagTable.All, row => Assert.Contains(row.Name.Replace("-", "\\-", StringComparison.Ordinal), man, StringComparison.Ordinal));
        foreach (string shell in new[] { "bash", "zsh", "fish" })
        {
            string script = CompletionScript.For(shell);
            Assert.All(FlagTable.All, row => Assert.Contains(row.IsLetterOnly ? $"{row.Letter}" : row.Name[2..], script, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_readme_lists_the_flags_as_the_table_has_them()
    {
        string readme = File.ReadAllText(Repository.Folder("README.md"));
        int start = readme.IndexOf(FlagsPage.Begin, StringComparison.Ordinal);
        int end = readme.IndexOf(FlagsPage.End, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"README.md has no section between {FlagsPage.Begin} and {FlagsPage.End}.");
        Assert.Equal(FlagsPage.Text(), readme[(start + FlagsPage.Begin.Length)..end].Trim('\n'));
    }
}
