namespace TermCap.Screen.Themes;

/// <summary>What a piece of the screen means. A theme gives each a colour and a style; a letter or word always says the same without colour.</summary>
public enum Role
{
    /// <summary>Text.</summary>
    Normal = 0,

    /// <summary>What matters less: units, tree lines, the scroll bar.</summary>
    Dim,

    /// <summary>The title line.</summary>
    Title,

    /// <summary>A part of the title that asks for attention: drops, PAUSED, a display filter.</summary>
    TitleAlert,

    /// <summary>Column titles and headings.</summary>
    Header,

    /// <summary>The selected row of the pane that has the keys.</summary>
    Selection,

    /// <summary>The selected row of another pane.</summary>
    SelectionIdle,

    /// <summary>Real loss.</summary>
    Trouble,

    /// <summary>Real, but less than loss: duplicate ACK, out-of-order, zero window, reset.</summary>
    Notice,

    /// <summary>A verdict that only the copies cause.</summary>
    Phantom,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Rows of events.</summary>
    Event,

    /// <summary>Rows of copies.</summary>
    Copy,

    /// <summary>Marked rows.</summary>
    Mark,

    /// <summary>The footer.</summary>
    Footer,

    /// <summary>Keys in footer and help.</summary>
    Key,

    /// <summary>The prompt's line.</summary>
    Prompt,

    /// <summary>What is wrong with what was typed, or what a key could not do.</summary>
    Error,

    /// <summary>Bytes of the selected field.</summary>
    Field,

    /// <summary>Bytes that differ between a copy and the witness.</summary>
    Differs,

    /// <summary>What the client said.</summary>
    Client,

    /// <summary>What the server said.</summary>
    Server,

    /// <summary>Charts.</summary>
    Chart,
}
