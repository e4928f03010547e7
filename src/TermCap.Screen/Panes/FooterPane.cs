using System.Globalization;
using TermCap.Screen.Keys;
using TermCap.Screen.State;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>The last line: the keys that can act now, or a message, or the prompt.</summary>
internal sealed class FooterPane(PaneContext context) : CellPane(context)
{
    /// <summary>What runs beside the screen (a save): shown before the keys; empty for nothing.</summary>
    public Func<string> Progress { get; set; } = () => "";

    /// <inheritdoc/>
    protected override void DrawCells(int width, int height)
    {
        if (Context.State.Prompt is { } prompt)
        {
            DrawPrompt(prompt, width);
        }
        else if (Context.State.Message is { } message)
        {
            PutField(0, 0, " " + message.Text, width, message.IsError ? Role.Error : Role.Footer);
        }
        else
        {
            DrawKeys(width);
        }
    }

    private void DrawKeys(int width)
    {
        int at = Blank(0, 0, 1, Role.Footer);
        string progress = Progress();
        if (progress.Length > 0)
        {
            at = Put(at, 0, progress + "  ", Role.Prompt);
        }

        foreach (KeyRow row in KeyTable.Footer(Context.State.View))
        {
            string key = row.Strokes[0].Name;
            string word = ":" + KeyTable.FooterWord(row, Context.State.View);
            if (at + key.Length + word.Length > width)
            {
                break;
            }

            at = Put(at, 0, key, Role.Key);
            at = Put(at, 0, word, Role.Footer);
            at = Blank(at, 0, at + 1, Role.Footer);
        }

        Blank(at, 0, width, Role.Footer);
    }

    private void DrawPrompt(PromptState prompt, int width)
    {
        int at = Put(0, 0, prompt.Label, Role.Key);
        string error = prompt.Error is { } why ? $"  {Where(prompt)}{why}" : "";
        int room = Math.Max(8, width - at - Math.Min(error.Length, width / 2) - 1);
        // A long text shows the part around the cursor.
        int from = Math.Max(0, prompt.Cursor - room + 1);
        for (int place = from; place <= prompt.Text.Length && place - from < room; place++)
        {
            ReadOnlySpan<char> letter = [place < prompt.Text.Length ? prompt.Text[place] : ' '];
            Role role = place == prompt.Cursor ? Role.Selection : place == prompt.ErrorColumn && prompt.Error is not null ? Role.Error : Role.Prompt;
            at = Put(at, 0, letter, role);
        }

        at = PutField(at, 0, error, Math.Min(error.Length, width - at), Role.Error);
        if (error.Length == 0)
        {
            string keys = "  " + string.Join(' ', KeyTable.Footer(ViewKind.Prompt).Select(row => $"{row.Strokes[0].Name}:{row.Footer}"));
            at = at + keys.Length <= width ? Put(at, 0, keys, Role.Dim) : at;
        }

        Blank(at, 0, width, Role.Prompt);
    }

    private static string Where(PromptState prompt) =>
        prompt.ErrorColumn >= 0 ? string.Create(CultureInfo.InvariantCulture, $"column {prompt.ErrorColumn + 1}: ") : "";
}
