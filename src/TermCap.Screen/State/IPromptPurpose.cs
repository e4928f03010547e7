namespace TermCap.Screen.State;

/// <summary>What a prompt is for.</summary>
internal interface IPromptPurpose
{
    /// <summary>Earlier lines, oldest first.</summary>
    IReadOnlyList<string> History { get; }

    /// <summary>What Tab does: completes, or takes the next choice.</summary>
    /// <returns>Null, or a short word why it cannot.</returns>
    string? Tab(PromptState prompt);

    /// <summary>Looks at the text as it is typed, and may set the prompt's error.</summary>
    void Changed(PromptState prompt);

    /// <summary>Takes the text.</summary>
    /// <returns>True to close the prompt; false leaves it open with its error.</returns>
    bool Accept(PromptState prompt);
}
