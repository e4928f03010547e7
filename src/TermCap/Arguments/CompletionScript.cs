using System.Text;

namespace TermCap.Arguments;

/// <summary>Completion scripts for bash, zsh and fish, made from the rows.</summary>
internal static class CompletionScript
{
    /// <summary>The script of a shell.</summary>
    /// <exception cref="Failure">Another shell.</exception>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash(),
        "zsh" => Zsh(),
        "fish" => Fish(),
        _ => throw Failure.Usage($"cannot write a completion for {shell}: bash, zsh and fish are known, e.g. termcap completion bash"),
    };

    private static IEnumerable<string> Words => VerbRow.All.Select(row => row.Word).Where(word => word.Length > 0);

    private static IEnumerable<string> Names(FlagRow row) => row is { IsLetterOnly: false, Letter: { } letter } ? [row.Name, $"-{letter}"] : [row.Name];

    private static bool TakesFile(FlagRow row) => row.Argument == "FILE";

    private static bool TakesInterface(FlagRow row) => row.Argument == "IF";

    private static string Bash()
    {
        StringBuilder script = new();
        script.Append("# bash completion of termcap: source <(termcap completion bash)\n_termcap() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n  case $before in\n");
        foreach (FlagRow row in FlagTable.All.Where(row => row.Argument is not null))
        {
            string answer = TakesFile(row) ? "COMPREPLY=($(compgen -f -- \"$word\"))"
                : TakesInterface(row) ? "COMPREPLY=($(compgen -W \"any $(ls /sys/class/net 2>/dev/null)\" -- \"$word\"))"
                : $"COMPREPLY=($(compgen -W '{string.Join(' ', row.Choices)}' -- \"$word\"))";
            script.Append("    ").Append(string.Join('|', Names(row))).Append(") ").Append(answer).Append("; return ;;\n");
        }

        script.Append("    completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- \"$word\")); return ;;\n");
        script.Append("    help) COMPREPLY=($(compgen -W '").Append(string.Join(' ', HelpTopic.All.Select(topic => topic.Word))).Append(" all' -- \"$word\")); return ;;\n  esac\n");
        script.Append("  if [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W '").Append(string.Join(' ', FlagTable.All.SelectMany(Names))).Append("' -- \"$word\"))\n");
        script.Append("  elif [[ $COMP_CWORD == 1 ]]; then\n    COMPREPLY=($(compgen -W '").Append(string.Join(' ', Words)).Append("' -- \"$word\"))\n");
        script.Append("  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\ncomplete -o filenames -F _termcap termcap\n");
        return script.ToString();
    }

    private static string Zsh()
    {
        StringBuilder script = new();
        script.Append("#compdef termcap\n# zsh completion of termcap: termcap completion zsh > a folder of $fpath/_termcap\n_arguments -s -S \\\n");
        foreach (FlagRow row in FlagTable.All)
        {
            foreach (string name in Names(row))
            {
                string value = row.Argument is null ? ""
                    : TakesFile(row) ? $":{row.Argument}:_files"
                    : TakesInterface(row) ? $":{row.Argument}:_net_interfaces"
                    : row.Choices.Count > 0 ? $":{row.Argument}:({string.Join(' ', row.Choices)})"
                    : $":{row.Argument.Replace(":", "\\:", StringComparison.Ordinal)}: ";
                script.Append("  '*").Append(name).Append('[').Append(ZshText(row.Help)).Append(']').Append(value).Append("' \\\n");
            }
        }

        script.Append("  '1: :(").Append(string.Join(' ', Words)).Append(")' \\\n  '*: :_files'\n");
        return script.ToString();
    }

    private static string ZshText(string text) =>
        text.Replace("'", "'\\''", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static string Fish()
    {
        StringBuilder script = new();
        script.Append("# fish completion of termcap: termcap completion fish > ~/.config/fish/completions/termcap.fish\n");
        foreach (VerbRow row in VerbRow.All.Where(row => row.Word.Length > 0))
        {
            script.Append("complete -c termcap -n __fish_use_subcommand -a ").Append(row.Word).Append(" -d '").Append(FishText(row.Help)).Append("'\n");
        }

        foreach (FlagRow row in FlagTable.All)
        {
            script.Append("complete -c termcap");
            if (row.Letter is { } letter)
            {
                script.Append(" -s ").Append(letter);
            }

            if (!row.IsLetterOnly)
            {
                script.Append(" -l ").Append(row.Name.AsSpan(2));
            }

            string value = row.Argument is null ? "" : TakesFile(row) ? " -r -F" : TakesInterface(row) ? " -x -a 'any (ls /sys/class/net)'" : $" -x -a '{string.Join(' ', row.Choices)}'";
            script.Append(value).Append(" -d '").Append(FishText(row.Help)).Append("'\n");
        }

        return script.ToString();
    }

    private static string FishText(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
