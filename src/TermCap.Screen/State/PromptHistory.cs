namespace TermCap.Screen.State;

/// <summary>What was typed before.</summary>
internal sealed class PromptHistory
{
    /// <summary>Filters, oldest first; at most <see cref="FilterPurpose.HistoryMax"/>.</summary>
    public List<string> Filters { get; } = [];
}
