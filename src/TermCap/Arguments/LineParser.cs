using System.CommandLine;
using System.CommandLine.Parsing;

namespace TermCap.Arguments;

/// <summary>Takes a command line apart by the rows of <see cref="FlagTable"/>. Values are not looked at here.</summary>
internal static class LineParser
{
    /// <summary>Takes it apart; the settings' flags stand before the user's, so that the user's win.</summary>
    /// <param name="arguments">The process's arguments.</param>
    /// <param name="settings">Flags and values that the settings file gives.</param>
    /// <exception cref="Failure">An unknown flag, a value that is missing, or a word too many.</exception>
    public static ParsedLine Parse(IReadOnlyList<string> arguments, IReadOnlyList<(FlagRow Flag, string? Value)> settings)
    {
        VerbRow? verbRow = arguments.Count > 0 ? VerbRow.OfWord(arguments[0]) : null;
        Verbs verb = verbRow?.Verb ?? Verbs.View;
        List<string> own = [.. arguments.Skip(verbRow is null ? 0 : 1)];
        int end = own.IndexOf("--");
        RefuseUnknown(verb, end < 0 ? own : own[..end]);

        (Command command, Dictionary<FlagRow, Option<string[]>> options, Argument<string[]> words) = Build(verb);
        ParserConfiguration configuration = new() { ResponseFileTokenReplacer = null };
        ParseResult result = command.Parse([.. SettingsOf(verb, settings), .. own], configuration);
        Dictionary<string, IReadOnlyList<string>> flags = [];
        foreach ((FlagRow row, Option<string[]> option) in options)
        {
            if (result.GetResult(option) is { Implicit: false } found)
            {
                flags[row.Name] = ValuesOf(row, found);
            }
        }

        if (result.Errors.Count > 0)
        {
            throw Failure.Usage($"cannot read the command line: {result.Errors[0].Message.TrimEnd('.')}; see termcap --help");
        }

        return new ParsedLine(verb, result.GetValue(words) ?? []) { Flags = flags };
    }

    private static (Command Command, Dictionary<FlagRow, Option<string[]>> Options, Argument<string[]> Words) Build(Verbs verb)
    {
        Command command = new("termcap");
        Dictionary<FlagRow, Option<string[]>> options = [];
        foreach (FlagRow row in FlagTable.Of(verb))
        {
            string[] aliases = row is { IsLetterOnly: false, Letter: { } letter } ? [$"-{letter}"] : [];
            Option<string[]> option = new(row.Name, aliases)
            {
                Arity = row.Argument is null ? ArgumentArity.Zero : ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = false,
            };
            options.Add(row, option);
            command.Add(option);
        }

        Argument<string[]> words = new("words") { Arity = ArgumentArity.ZeroOrMore };
        command.Add(words);
        return (command, options, words);
    }

    private static IReadOnlyList<string> ValuesOf(FlagRow row, OptionResult found)
    {
        if (row.Argument is null)
        {
            return [.. Enumerable.Repeat("", found.IdentifierTokenCount)];
        }

        if (found.Tokens.Count < found.IdentifierTokenCount)
        {
            throw Failure.Usage($"{row.Name} needs a value: {row.Forms}");
        }

        return [.. found.Tokens.Select(token => token.Value)];
    }

    private static IEnumerable<string> SettingsOf(Verbs verb, IReadOnlyList<(FlagRow Flag, string? Value)> settings)
    {
        foreach ((FlagRow flag, string? value) in settings.Where(setting => (setting.Flag.Where & verb) != 0))
        {
            yield return flag.Name;
            if (value is not null)
            {
                yield return value;
            }
        }
    }

    // System.CommandLine would take an unknown flag for a word of the filter.
    private static void RefuseUnknown(Verbs verb, List<string> arguments)
    {
        FlagRow[] rows = [.. FlagTable.Of(verb)];
        for (int i = 0; i < arguments.Count; i++)
        {
            string word = arguments[i];
            if (word.Length < 2 || word[0] != '-')
            {
                continue;
            }

            FlagRow? row = word.StartsWith("--", StringComparison.Ordinal) ? LongFlag(rows, word) : LastOfBundle(rows, word, verb, out _);
            if (row is null)
            {
                throw Unknown(word, verb);
            }

            // A value that stands apart is no flag, whatever it begins with.
            i += row.Argument is not null && !HasValueInside(rows, word, verb) ? 1 : 0;
        }
    }

    private static FlagRow? LongFlag(FlagRow[] rows, string word)
    {
        string name = word.Split('=', ':')[0];
        return Array.Find(rows, row => row.Name == name);
    }

    private static bool HasValueInside(FlagRow[] rows, string word, Verbs verb)
    {
        if (word.StartsWith("--", StringComparison.Ordinal))
        {
            return word.AsSpan().IndexOfAny('=', ':') >= 0;
        }

        LastOfBundle(rows, word, verb, out bool hasValue);
        return hasValue;
    }

    // "-nni" is -n -n -i; "-s0" is -s with the value 0.
    private static FlagRow? LastOfBundle(FlagRow[] rows, string word, Verbs verb, out bool hasValue)
    {
        hasValue = false;
        FlagRow? last = null;
        for (int i = 1; i < word.Length; i++)
        {
            last = Array.Find(rows, row => row.Letter == word[i]) ?? throw Unknown(i == 1 ? word : $"-{word[i]}", verb);
            if (last.Argument is not null)
            {
                hasValue = i < word.Length - 1;
                break;
            }
        }

        return last;
    }

    private static Failure Unknown(string word, Verbs verb)
    {
        string name = word.Split('=')[0];
        FlagRow? elsewhere = Array.Find(FlagTable.All, row => row.Name == name || (row.Letter is { } letter && name == $"-{letter}"));
        if (elsewhere is not null)
        {
            VerbRow home = VerbRow.All.First(row => (row.Verb & elsewhere.Where) != 0);
            return Failure.Usage($"{name} does not belong here: it goes with {(home.Word.Length > 0 ? "termcap " + home.Word : "termcap without a command")}; see termcap --help");
        }

        string nearest = NearestFlag.To(name, FlagTable.Of(verb));
        return Failure.Usage($"unknown flag {name}; did you mean {nearest}? See termcap --help");
    }
}
