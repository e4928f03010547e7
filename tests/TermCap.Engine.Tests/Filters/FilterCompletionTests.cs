using TermCap.Engine.Filters;

namespace TermCap.Engine.Tests.Filters;

/// <summary>What the prompt offers: <c>|</c> is the caret.</summary>
public sealed class FilterCompletionTests
{
    [Theory]
    [InlineData("tcp.po|", "tcp.port")]
    [InlineData("ipv6.a|", "ipv6.addr")]
    [InlineData("TCP.ANALYSIS.ZERO|", "tcp.analysis.zero_window tcp.analysis.zero_window_probe tcp.analysis.zero_window_probe_ack")]
    [InlineData("port|", "tcp.port udp.port")]
    [InlineData("tcp && (udp.s|", "udp.srcport")]
    [InlineData("!pair.de|", "pair.delta_us pair.delivered")]
    [InlineData("tcp.port == 80 |", "&& ||")]
    [InlineData("tcp.resent |", "&& ||")]
    [InlineData("tcp.port |", "== != < <= > >= in && ||")]
    [InlineData("pair.role |", "== != in && ||")]
    [InlineData("tcp |", "contains matches && ||")]
    [InlineData("dns.qry.name c|", "contains")]
    [InlineData("pair.role == b|", "backup-slave bridge bridge-port")]
    [InlineData("pair.role in {master, act|", "active-slave")]
    [InlineData("pair.role not in {s|", "slave")]
    [InlineData("pair.dir == |", "in out")]
    [InlineData("tcp.flags.syn == |", "true false")]
    [InlineData("tcp.port == |", "")]
    [InlineData("tcp contains \"a|", "")]
    [InlineData("nothing.like.this|", "")]
    [InlineData("tcp.po| == 80", "tcp.port")]
    public void It_offers_these_words(string typed, string expected)
    {
        int caret = typed.IndexOf('|', StringComparison.Ordinal);
        FilterCandidates candidates = FilterCompletion.At(typed.Remove(caret, 1), caret);
        Assert.Equal(expected, string.Join(' ', candidates.Words.Select(candidate => candidate.Word)));
        Assert.Equal(caret, candidates.Start + candidates.LengthChars);
    }

    [Fact]
    public void An_empty_prompt_offers_all_fields_with_their_descriptions()
    {
        FilterCandidates candidates = FilterCompletion.At("", 0);
        Assert.Equal(FilterFields.All.Select(field => field.Name), candidates.Words.Select(candidate => candidate.Word));
        Assert.All(candidates.Words, candidate => Assert.NotEmpty(candidate.Description));
    }

    [Fact]
    public void Names_stand_once_in_the_table() => Assert.Equal(FilterFields.All.Count, FilterFields.All.Select(field => field.Name).Distinct().Count());
}
