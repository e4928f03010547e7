using TermCap.Arguments;

namespace TermCap.Tests.Arguments;

/// <summary>Help, manual page, completions and README are made from the rows, or equal to them.</summary>
public sealed class HelpTests
{
    [Fact]
    public void The_help_names_every_flag_and_every_exit_code()
    {
        string help = HelpTopic.Of("all")!;
        Assert.All(FlagTable.All, row => Assert.Contains(row.Letter is { } letter ? $"-{letter}" : row.Name, help, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"{(int)code} ", help, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<ExitCode>(), HelpPage.ExitCodes.Select(row => row.Code));
    }

    [Fact]
    public void The_first_page_is_one_screen_and_names_every_command_and_topic()
    {
        string[] lines = HelpPage.Text().TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 10, 24);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(VerbRow.All, row => Assert.Contains($"termcap {row.Word}".TrimEnd(), HelpPage.Text(), StringComparison.Ordinal));
        Assert.All(HelpTopic.All, topic => Assert.Contains($" {topic.Word} ", lines[^1], StringComparison.Ordinal));
    }

    [Fact]
    public void Help_on_a_topic_is_printed_and_one_that_is_unknown_is_named()
    {
        ProgramRun help = ProgramRun.Of("help", "output");
        Assert.Equal(0, help.Code);
        Assert.StartsWith("Output:", help.Output, StringComparison.Ordinal);
        ProgramRun wrong = ProgramRun.Of("help", "nope");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("no help on \"nope\"", wrong.AssertSentence(), StringComparison.Ordinal);
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
        Assert.All(TermCap.Screen.Keys.KeyTable.Rows, row => Assert.Contains(row.Does.Replace("-", "\\-", StringComparison.Ordinal), man, StringComparison.Ordinal));
        Assert.All(TermCap.Engine.Filters.FilterFields.All, field => Assert.Contains(field.Name, man, StringComparison.Ordinal));
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
