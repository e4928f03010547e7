using TermCap.Engine.Filters;

namespace TermCap.Engine.Tests.Filters;

/// <summary>What a filter that cannot be understood is told: where (the caret stands under the first letter meant), why, and what was perhaps meant.</summary>
public sealed class FilterErrorTests
{
    [Theory]
    [InlineData("tcp.prot == 80", "^", "There is no field tcp.prot; perhaps tcp.port?", "tcp.port")]
    [InlineData("ip.adr == 10.0.0.1", "^", "There is no field ip.adr; perhaps ip.addr?", "ip.addr")]
    [InlineData("tcp.analysis.retransmision", "^", "There is no field tcp.analysis.retransmision; perhaps tcp.analysis.retransmission?", "tcp.analysis.retransmission")]
    [InlineData("qqqqqqqqqqqq", "^", "There is no field qqqqqqqqqqqq.", null)]
    [InlineData("tcp && foo.bar.baz", "       ^", "There is no field foo.bar.baz.", null)]
    [InlineData("port 6380", "^", "port belongs to capture filters; a display filter says tcp.port == 6380.", "tcp.port == 6380")]
    [InlineData("tcp port 6380", "    ^", "port belongs to capture filters; a display filter says tcp.port == 6380.", "tcp.port == 6380")]
    [InlineData("host 10.0.0.1", "^", "host belongs to capture filters; a display filter says ip.addr == 10.0.0.1.", "ip.addr == 10.0.0.1")]
    [InlineData("6380", "^", "A number is no field; perhaps tcp.port == 6380?", "tcp.port == 6380")]
    [InlineData("10.0.0.1", "^", "An address is no field; perhaps ip.addr == 10.0.0.1?", "ip.addr == 10.0.0.1")]
    [InlineData("::1", "^", "An address is no field; perhaps ipv6.addr == ::1?", "ipv6.addr == ::1")]
    [InlineData("tcp.port = 80", "         ^", "Equality is written ==.", "==")]
    [InlineData("tcp | udp", "    ^", "Or is written || or or.", "||")]
    [InlineData("tcp & udp", "    ^", "And is written && or and; a single & masks the bits of a number.", "&&")]
    [InlineData("tcp.flags & udp", "            ^", "A mask is a number, as in tcp.flags & 0x02; and is written &&.", null)]
    [InlineData("tcp ^ udp", "    ^", "Exclusive or is written ^^ or xor.", "^^")]
    [InlineData("eth.src[0:3] == 02", "       ^", "Parts of a field ([ ]) are not understood; use contains or matches.", null)]
    [InlineData("tcp.port ==", "           ^", "The value for tcp.port is missing.", null)]
    [InlineData("tcp.port == && udp", "            ^", "The value for tcp.port is missing; put && in quotes if it is the value.", null)]
    [InlineData("tcp.port == {80}", "            ^", "A set goes with in, as in tcp.port in {1, 2}.", "in")]
    [InlineData("tcp.port == http", "            ^", "tcp.port takes a whole number, as in 80 or 0x50.", null)]
    [InlineData("frame.len == 1.5", "             ^", "frame.len takes a whole number, as in 80 or 0x50.", null)]
    [InlineData("tcp.flags.syn == 2", "                 ^", "tcp.flags.syn takes true or false.", null)]
    [InlineData("frame.time_relative > soon", "                      ^", "frame.time_relative takes a number of seconds, as in 0.2 or 200ms.", null)]
    [InlineData("frame.time_relative > 0.0000000001", "                      ^", "frame.time_relative takes a number of seconds, as in 0.2 or 200ms.", null)]
    [InlineData("pair.delta_us > x", "                ^", "pair.delta_us takes a number of microseconds, as in 20 or 0.5.", null)]
    [InlineData("frame.time > 2026-13-01", "             ^", "frame.time takes a moment in UTC, as in \"2026-11-22 10:00:00.5\".", null)]
    [InlineData("ip.addr == 10.0.0", "           ^", "ip.addr takes an address or a network, as in 10.0.0.1 or 10.0.0.0/8.", null)]
    [InlineData("ip.addr == 10.0.0.256", "           ^", "ip.addr takes an address or a network, as in 10.0.0.1 or 10.0.0.0/8.", null)]
    [InlineData("ip.addr == 10.0.0.0/33", "                    ^", "The network's prefix goes from 0 to 32.", null)]
    [InlineData("ip.addr == fe80::1", "           ^", "ip.addr holds IPv4 addresses; ipv6.addr holds these.", null)]
    [InlineData("ipv6.src == 10.0.0.1", "            ^", "ipv6.src holds IPv6 addresses; ip.src holds these.", null)]
    [InlineData("eth.addr == 02:00", "            ^", "eth.addr takes a MAC address, as in 02:00:5e:10:00:01.", null)]
    [InlineData("pair.role == active-slav", "             ^", "pair.role takes one of other, master, active-slave, backup-slave, slave, vlan, bridge, bridge-port, macvlan, tunnel.", "active-slave")]
    [InlineData("pair.role > master", "          ^", "The values of pair.role have no order; use ==, != or in.", null)]
    [InlineData("tcp.resent == 1", "           ^", "tcp.resent has no value; write it alone, or !tcp.resent.", null)]
    [InlineData("tcp == 6", "    ^", "tcp is a protocol; write it alone, or tcp contains \"text\".", null)]
    [InlineData("tcp.port contains 8", "         ^", "tcp.port is no text; contains works on text and bytes.", null)]
    [InlineData("dns.qry.name in {a..b}", "             ^", "dns.qry.name is text; ranges work on numbers and addresses.", null)]
    [InlineData("dns.qry.name matches \"(\"", "                     ^", "The regular expression is not well formed at its character 2 (insufficient closing parentheses).", null)]
    [InlineData("dns.qry.name matches \"(?=a)\"", "                     ^", "The regular expression is too large, or uses lookaround or back references, which are not allowed here.", null)]
    [InlineData("dns.qry.name == \"abc", "                ^", "The quote is not closed.", "\"")]
    [InlineData("(tcp", "^", "This parenthesis is not closed.", ")")]
    [InlineData("tcp)", "   ^", "This parenthesis was not opened.", null)]
    [InlineData("(tcp udp)", "     ^", "and or or is missing here.", "&&")]
    [InlineData("tcp udp", "    ^", "and or or is missing here.", "&&")]
    [InlineData("tcp.port 80", "         ^", "A comparison is missing between tcp.port and 80.", "==")]
    [InlineData("tcp &&", "      ^", "A field is missing at the end, as in tcp.port == 80.", null)]
    [InlineData("&& tcp", "^", "A field is missing here, as in tcp.port == 80.", null)]
    [InlineData("()", " ^", "A field is missing here, as in tcp.port == 80.", null)]
    [InlineData("not", "   ^", "A field is missing at the end, as in tcp.port == 80.", null)]
    [InlineData("tcp.port in 80", "            ^", "A set stands in braces, as in {80, 443, 8000..8080}.", "{")]
    [InlineData("tcp.port in {80", "            ^", "This brace is not closed.", "}")]
    [InlineData("tcp.port in {}", "            ^", "The set is empty.", null)]
    [InlineData("tcp.port in {,}", "             ^", "A value is missing here.", null)]
    [InlineData("tcp.port in {9..1}", "             ^", "The range runs backwards.", null)]
    [InlineData("tcp.port in {1 ..}", "                 ^", "The range's end is missing here.", null)]
    [InlineData("all tcp.port", "            ^", "any and all go with a comparison, as in all tcp.port > 1.", null)]
    public void An_error_has_a_place_a_sentence_and_perhaps_a_suggestion(string filter, string caret, string sentence, string? suggestion)
    {
        Assert.False(DisplayFilter.TryParse(filter, out _, out FilterException? error));
        Assert.Equal(sentence, error.Message);
        Assert.Equal(caret.IndexOf('^', StringComparison.Ordinal), error.Column);
        Assert.Equal(suggestion, error.Suggestion);
        Assert.InRange(error.Column + error.LengthChars, error.Column, filter.Length);
    }

    [Fact]
    public void Each_bound_refuses_what_exceeds_it()
    {
        Assert.Contains("at most 4096 characters", Refused(new string(' ', 4097)), StringComparison.Ordinal);
        Assert.Contains("More than 64 parentheses", Refused(new string('(', 65) + "tcp" + new string(')', 65)), StringComparison.Ordinal);
        Assert.Contains("at most 512 values", Refused("tcp.port in {" + string.Join(' ', Enumerable.Range(0, 513)) + "}"), StringComparison.Ordinal);
        Assert.Contains("at most 512 characters", Refused("tcp matches \"" + new string('a', 513) + "\""), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_bound_allows_what_reaches_it()
    {
        DisplayFilter.Parse("tcp" + new string(' ', 4093));
        DisplayFilter.Parse(new string('(', 63) + "tcp" + new string(')', 63));
        DisplayFilter.Parse("tcp.port in {" + string.Join(' ', Enumerable.Range(0, 512)) + "}");
        DisplayFilter.Parse("tcp matches \"" + new string('a', 512) + "\"");
    }

    private static string Refused(string filter) => Assert.Throws<FilterException>(() => DisplayFilter.Parse(filter)).Message;
}
