using System.Globalization;
using CsCheck;
using TermCap.Engine.Filters;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Filters;

/// <summary>What holds for any filter: nothing but a FilterException, a text that reads back as itself, and the answer of a naive reading.</summary>
public sealed class FilterPropertyTests
{
    private static readonly string[] Words =
    [
        "tcp", "udp", "ip.addr", "tcp.port", "pair.role", "frame", "frame.time", "pair.delta_us", "dns.qry.name", "eth.addr", "ipv6.addr", "tcp.flags", "any", "all", "x",
        "==", "!=", "===", "!==", "<", ">=", "in", "not", "contains", "matches", "~", "&&", "||", "and", "xor", "!", "(", ")", "{", "}", ",", "..", "&", "=", "[",
        "80", "0x50", "-1", "1..5", "10.0.0.1", "10.0.0.0/8", "::/0", "fe80::1", "02:00:00:00:00:0a", "master", "\"a.b\"", "\"(\"", "'q", "\"\\x00\"", "1.5", "200ms", "2026-01-01", "99999999999999999999",
    ];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(at => Words[at]);

    [Fact]
    public void Random_words_throw_nothing_but_a_filter_exception() =>
        Word.Array[0, 12].Sample(words => NothingElseThrown(string.Join(' ', words)), iter: 10_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Random_letters_throw_nothing_but_a_filter_exception() =>
        Gen.String[Gen.Char["tcpip.adrou=!<>&|()[]{}\"'\\~^, \t0189:/-_x\u0000é→"], 0, 40].Sample(NothingElseThrown, iter: 10_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void What_can_be_read_reads_back_as_itself() =>
        Word.Array[1, 8].Sample(words =>
        {
            if (DisplayFilter.TryParse(string.Join(' ', words), out DisplayFilter? filter, out _))
            {
                string written = filter.ToString();
                Assert.Equal(written, DisplayFilter.Parse(written).ToString());
            }
        }, iter: 10_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_filter_says_what_a_naive_reading_says()
    {
        FilterBench bench = new();
        long[] packets = [.. Enumerable.Range(0, 16).Select(at => bench.Add(FrameBytes.Tcp("10.0.0.1", at / 4, "10.0.0.2", (at % 4) + 1, (SegmentFlags)(at / 4 * 5))))];
        Gen.Select(Tree(4), Gen.Int[0, 3], Gen.Int[0, 3]).Sample(
            (tree, source, destination) => Assert.Equal(tree.Answer(source, destination + 1, source * 5), bench.Fits(tree.Text, packets[(source * 4) + destination])),
            iter: 5_000,
            seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [InlineData("tcp.port==80", "tcp.port == 80")]
    [InlineData("tcp.port eq 80 or ( udp and not arp )", "tcp.port == 80 || udp && !arp")]
    [InlineData("(tcp or udp) and arp", "(tcp || udp) && arp")]
    [InlineData("not (tcp and udp)", "!(tcp && udp)")]
    [InlineData("tcp xor udp and arp", "tcp xor udp && arp")]
    [InlineData("tcp.port in {80 443,1 .. 5}", "tcp.port in {80, 443, 1..5}")]
    [InlineData("tcp.port not in {80}", "tcp.port not in {80}")]
    [InlineData("all tcp.port gt 1", "all tcp.port > 1")]
    [InlineData("tcp.flags&0x2", "tcp.flags & 0x2 !== 0")]
    [InlineData("http.request.uri contains 'a\"b\\n'", "http.request.uri contains \"a\\\"b\\x0a\"")]
    [InlineData("  ", "")]
    public void A_filter_writes_itself_in_one_form(string typed, string written) => Assert.Equal(written, DisplayFilter.Parse(typed).ToString());

    private static void NothingElseThrown(string text)
    {
        if (!DisplayFilter.TryParse(text, out _, out FilterException? error))
        {
            Assert.InRange(error.Column, 0, text.Length);
            Assert.InRange(error.LengthChars, 0, text.Length - error.Column);
        }
    }

    private static Gen<NaiveFilter> Tree(int depth)
    {
        Gen<NaiveFilter> leaf = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 4], NaiveFilter.Leaf);
        if (depth == 0)
        {
            return leaf;
        }

        Gen<NaiveFilter> below = Tree(depth - 1);
        return Gen.OneOf(leaf, Gen.Select(Gen.Int[0, 3], below, below, NaiveFilter.Join));
    }

    private sealed record NaiveFilter(string Text, Func<int, int, int, bool> Answer)
    {
        public static NaiveFilter Leaf(int kind, int a, int b) => kind switch
        {
            0 => new(Invariant($"tcp.port == {a}"), (from, to, _) => from == a || to == a),
            1 => new(Invariant($"tcp.port != {a}"), (from, to, _) => from != a && to != a),
            2 => new(Invariant($"tcp.srcport < {a}"), (from, _, _) => from < a),
            3 => new(Invariant($"tcp.dstport in {{{Math.Min(a, b)}..{Math.Max(a, b)}}}"), (_, to, _) => to >= Math.Min(a, b) && to <= Math.Max(a, b)),
            4 => new(Invariant($"tcp.flags & {a}"), (_, _, flags) => (flags & a) != 0),
            _ => new(Invariant($"all tcp.port >= {a}"), (from, to, _) => from >= a && to >= a),
        };

        public static NaiveFilter Join(int kind, NaiveFilter left, NaiveFilter right) => kind switch
        {
            0 => new($"({left.Text}) && ({right.Text})", (from, to, flags) => left.Answer(from, to, flags) && right.Answer(from, to, flags)),
            1 => new($"({left.Text}) or ({right.Text})", (from, to, flags) => left.Answer(from, to, flags) || right.Answer(from, to, flags)),
            2 => new($"({left.Text}) xor ({right.Text})", (from, to, flags) => left.Answer(from, to, flags) ^ right.Answer(from, to, flags)),
            _ => new($"not ({left.Text})", (from, to, flags) => !left.Answer(from, to, flags)),
        };

        private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
