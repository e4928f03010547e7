using System.Net;

namespace TermCap.Engine.Filters;

/// <summary>The sentences that say what is wrong with a filter's grammar, and what was perhaps meant.</summary>
internal static class FilterComplaints
{
    // What fingers know from capture filters (pcap-filter(7)) and what it is here.
    private static readonly Dictionary<string, string> CaptureWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["port"] = "tcp.port == 6380",
        ["portrange"] = "tcp.port in {6380..6389}",
        ["host"] = "ip.addr == 10.0.0.1",
        ["net"] = "ip.addr == 10.0.0.0/8",
        ["src"] = "ip.src == 10.0.0.1",
        ["dst"] = "ip.dst == 10.0.0.1",
        ["ether"] = "eth.addr == 02:00:5e:10:00:01",
        ["ip6"] = "ipv6",
        ["greater"] = "frame.len >= 1000",
        ["less"] = "frame.len <= 100",
    };

    /// <summary>A field should stand here.</summary>
    public static FilterException NoField(FilterToken token)
    {
        switch (token.Kind)
        {
            case FilterTokenKind.End:
                return new FilterException("A field is missing at the end, as in tcp.port == 80.", token.Column, 0);
            case FilterTokenKind.Word:
                break;
            default:
                return new FilterException("A field is missing here, as in tcp.port == 80.", token.Column, token.LengthChars);
        }

        if (CaptureWords.TryGetValue(token.Text, out string? meant))
        {
            return new FilterException($"{token.Text} belongs to capture filters; a display filter says {meant}.", token.Column, token.LengthChars, meant);
        }

        if (NumberLiterals.TryNumber(token.Text, out long number) && number is >= 0 and <= ushort.MaxValue)
        {
            return new FilterException($"A number is no field; perhaps tcp.port == {number}?", token.Column, token.LengthChars, $"tcp.port == {number}");
        }

        if (IPAddress.TryParse(token.Text, out _) && token.Text.AsSpan().IndexOfAny(".:") >= 0)
        {
            string field = token.Text.Contains(':', StringComparison.Ordinal) ? "ipv6.addr" : "ip.addr";
            return new FilterException($"An address is no field; perhaps {field} == {token.Text}?", token.Column, token.LengthChars, $"{field} == {token.Text}");
        }

        string? nearest = NearestName.Find(token.Text, FilterFields.All.Select(field => field.Name));
        return new FilterException(
            nearest is null ? $"There is no field {Shorten(token.Text)}." : $"There is no field {Shorten(token.Text)}; perhaps {nearest}?",
            token.Column,
            token.LengthChars,
            nearest);
    }

    /// <summary>A value should stand here.</summary>
    public static FilterException NoValue(FilterField field, FilterToken token) => token.Kind switch
    {
        FilterTokenKind.LeftBrace => new FilterException($"A set goes with in, as in {field.Name} in {{1, 2}}.", token.Column, token.LengthChars, "in"),
        FilterTokenKind.End => new FilterException($"The value for {field.Name} is missing.", token.Column, 0),
        FilterTokenKind.And or FilterTokenKind.Or or FilterTokenKind.Not or FilterTokenKind.Xor or FilterTokenKind.Relation =>
            new FilterException($"The value for {field.Name} is missing; put {token.Text} in quotes if it is the value.", token.Column, token.LengthChars),
        _ => new FilterException($"The value for {field.Name} is missing.", token.Column, token.LengthChars),
    };

    /// <summary>The filter could end here, and something else follows.</summary>
    public static FilterException Leftover(FilterToken before, FilterToken token)
    {
        if (token.Kind == FilterTokenKind.RightParenthesis)
        {
            return new FilterException("This parenthesis was not opened.", token.Column, 1);
        }

        // "tcp port 80", "src host x": the field before was the protocol of a capture filter.
        if (token.Kind == FilterTokenKind.Word && CaptureWords.TryGetValue(token.Text, out string? meant))
        {
            return new FilterException($"{token.Text} belongs to capture filters; a display filter says {meant}.", token.Column, token.LengthChars, meant);
        }

        bool isValue = token.Kind is FilterTokenKind.Word or FilterTokenKind.Quoted && FilterFields.Find(before.Text ?? "") is not null && FilterFields.Find(token.Text) is null;
        return isValue
            ? new FilterException($"A comparison is missing between {Shorten(before.Text!)} and {Shorten(token.Text)}.", token.Column, token.LengthChars, "==")
            : new FilterException("and or or is missing here.", token.Column, token.LengthChars, "&&");
    }

    private static string Shorten(string word) => word.Length <= 40 ? word : word[..40] + "…";
}
