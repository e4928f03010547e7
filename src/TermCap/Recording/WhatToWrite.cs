namespace TermCap.Recording;

/// <summary>Which frames a written capture holds.</summary>
internal enum WhatToWrite
{
    /// <summary>Each packet once: its witness.</summary>
    Cleaned,

    /// <summary>Each packet once, those too that the host's stack refused.</summary>
    CleanedWithSingles,

    /// <summary>Every frame.</summary>
    AllCopies,
}
