namespace TermCap.Arguments;

/// <summary>How the packets are shown.</summary>
internal enum ViewForm
{
    /// <summary>The screen where there is a terminal, text where there is none.</summary>
    Automatic,

    /// <summary>A line per packet.</summary>
    Text,

    /// <summary>A JSON object per packet.</summary>
    Json,

    /// <summary>Only how many there are.</summary>
    Count,

    /// <summary>Nothing: the packets go to a file alone.</summary>
    Nothing,
}
