namespace TermCap.Screen.Model;

/// <summary>Which packets are saved.</summary>
public enum SaveScope
{
    /// <summary>All in the store.</summary>
    All,

    /// <summary>Those that the display filter shows.</summary>
    Filtered,

    /// <summary>Those that are marked.</summary>
    Marked,

    /// <summary>The conversation of the selected packet.</summary>
    Conversation,
}
