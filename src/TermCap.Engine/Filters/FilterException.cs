namespace TermCap.Engine.Filters;

/// <summary>A display filter that cannot be understood: where, why, and what was perhaps meant.</summary>
public sealed class FilterException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="column">Where it starts in the filter's text, from 0.</param>
    /// <param name="lengthChars">How many characters are meant; 0 when something is missing there.</param>
    /// <param name="suggestion">A word to put there instead, or null.</param>
    public FilterException(string message, int column, int lengthChars, string? suggestion = null)
        : base(message)
    {
        Column = column;
        LengthChars = lengthChars;
        Suggestion = suggestion;
    }

    /// <summary>Where it starts in the filter's text, from 0.</summary>
    public int Column { get; }

    /// <summary>How many characters are meant; 0 when something is missing there.</summary>
    public int LengthChars { get; }

    /// <summary>A word to put there instead, or null.</summary>
    public string? Suggestion { get; }
}
