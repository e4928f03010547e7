using TermCap.Arguments;

namespace TermCap.Tests.Arguments;

public sealed class LineParserTests
{
    [Fact]
    public void Letters_stand_together_as_fingers_know_them()
    {
        ParsedLine line = LineParser.Parse(["-nnvvi", "any", "-s0", "-c10", "tcp", "port", "6380"], []);
        Assert.Equal(2, line.Count("-n"));
        Assert.Equal(2, line.Count("--verbose"));
        Assert.Equal("any", line.Last("--interface"));
        Assert.Equal("0", line.Last("--snapshot-length"));
        Assert.Equal("10", line.Last("-c"));
        Assert.Equal(["tcp", "port", "6380"], line.Words);
    }

    [Fact]
    public void A_word_of_a_filter_that_is_a_command_stays_a_word()
    {
        ParsedLine line = LineParser.Parse(["-i", "eth0", "host", "clean", "and", "port", "80"], []);
        Assert.Equal(Verbs.View, line.Verb);
        Assert.Equal(["host", "clean", "and", "port", "80"], line.Words);
    }

    [Fact]
    public void Several_inputs_keep_their_order_and_a_dash_is_a_pipe()
    {
        Assert.Equal(["b.pcap", "-", "a.pcap"], LineParser.Parse(["-r", "b.pcap", "-r", "-", "-ra.pcap"], []).AllOf("--read"));
        Assert.Equal(["a", "b"], LineParser.Parse(["clean", "a", "b", "-o", "-"], []).Words);
    }

    [Fact]
    public void What_is_said_later_wins_and_the_users_flags_come_after_the_settings()
    {
        FlagRow theme = FlagTable.All.Single(row => row.Name == "--theme");
        Assert.Equal("light", LineParser.Parse(["--theme=light"], [(theme, "mono")]).Last("--theme"));
        Assert.Equal("mono", LineParser.Parse([], [(theme, "mono")]).Last("--theme"));
    }

    [Theory]
    [InlineData("--interfac", "--interface")]
    [InlineData("--jsno", "--json")]
    [InlineData("--utcc", "--utc")]
    public void An_unknown_flag_names_the_nearest_one(string typed, string nearest)
    {
        Failure failure = Assert.Throws<Failure>(() => LineParser.Parse([typed], []));
        Assert.Equal(ExitCode.Usage, failure.Code);
        Assert.Contains(nearest + "?", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-o", "clean")]
    [InlineData("--fail-if", "report")]
    public void A_flag_of_another_command_names_that_command(string flag, string command)
    {
        Failure failure = Assert.Throws<Failure>(() => LineParser.Parse([flag, "x"], []));
        Assert.Contains($"termcap {command}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_said()
    {
        Failure failure = Assert.Throws<Failure>(() => LineParser.Parse(["-r"], []));
        Assert.Contains("needs a value", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-s", "x")]
    [InlineData("-c", "0")]
    [InlineData("--memory", "1K")]
    [InlineData("--memory", "lots")]
    [InlineData("-a", "30")]
    [InlineData("-Q", "up")]
    [InlineData("--ifname", "bond1")]
    [InlineData("-G", "5")]
    public void A_value_that_cannot_be_used_is_wrong_usage(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of([.. arguments, "-r", "seed-redis/any.sll2.pcap", "--text"]);
        Assert.Equal(2, run.Code);
        run.AssertSentence();
    }

    [Theory]
    [InlineData("-r", "a.pcap", "-i", "any")]
    [InlineData("-i", "a", "-i", "b")]
    [InlineData("--demo", "-r", "a.pcap")]
    [InlineData("--json", "--text", "--demo")]
    [InlineData("-r", "a.pcap", "tcp", "port", "80")]
    [InlineData("-r", "-", "-r", "-")]
    public void Flags_that_contradict_each_other_are_wrong_usage(params string[] arguments) => Assert.Equal(2, ProgramRun.Of(arguments).Code);
}
