using TermCap.Screen.Keys;
using TermCap.Screen.Panes;
using TermCap.Screen.State;

namespace TermCap.Screen.Actions;

/// <summary>The keys of the prompt.</summary>
internal sealed class PromptActions(PaneContext context) : IActionSet
{
    private PromptState Prompt => context.State.Prompt ?? throw new InvalidOperationException("A key of the prompt came without a prompt.");

    /// <inheritdoc/>
    public void AddTo(ActionMap map)
    {
        map[ScreenAction.PromptAccept] = Accept;
        map[ScreenAction.PromptCancel] = Close;
        map[ScreenAction.PromptComplete] = () => Prompt.Purpose.Tab(Prompt);
        map[ScreenAction.PromptOlder] = () => Prompt.Recall(1) ? null : "no older line";
        map[ScreenAction.PromptNewer] = () => Prompt.Recall(-1) ? null : "no newer line";
        map[ScreenAction.PromptLeft] = () => Prompt.MoveTo(Prompt.Cursor - 1) ? null : "at the beginning";
        map[ScreenAction.PromptRight] = () => Prompt.MoveTo(Prompt.Cursor + 1) ? null : "at the end";
        map[ScreenAction.PromptHome] = () => Prompt.MoveTo(0) ? null : "";
        map[ScreenAction.PromptEnd] = () => Prompt.MoveTo(Prompt.Text.Length) ? null : "";
        map[ScreenAction.PromptErase] = () => Prompt.Erase(before: true) ? null : "nothing before the cursor";
        map[ScreenAction.PromptDelete] = () => Prompt.Erase(before: false) ? null : "nothing at the cursor";
        map[ScreenAction.PromptEraseWord] = () => Prompt.EraseWord() ? null : "nothing before the cursor";
        map[ScreenAction.PromptEraseLine] = EraseLine;
    }

    private string? Accept()
    {
        PromptState prompt = Prompt;
        if (prompt.Purpose.Accept(prompt) && ReferenceEquals(context.State.Prompt, prompt))
        {
            context.State.Prompt = null;
        }

        return null;
    }

    private string? Close()
    {
        context.State.Prompt = null;
        return null;
    }

    private string? EraseLine()
    {
        Prompt.Clear();
        return null;
    }
}
