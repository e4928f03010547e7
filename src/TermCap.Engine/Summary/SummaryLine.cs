namespace TermCap.Engine.Summary;

/// <summary>One packet as a line: its protocol, and where source, destination and info stand in the characters that were written, one behind the other.</summary>
/// <param name="Protocol">A short name out of a closed list.</param>
/// <param name="SourceChars">Length of the source's address; 0 where the frame has none.</param>
/// <param name="DestinationChars">Length of the destination's address; 0 where the frame has none.</param>
/// <param name="InfoChars">Length of the info.</param>
public readonly record struct SummaryLine(string Protocol, int SourceChars, int DestinationChars, int InfoChars)
{
    /// <summary>The source's address.</summary>
    public ReadOnlySpan<char> Source(ReadOnlySpan<char> written) => written[..SourceChars];

    /// <summary>The destination's address.</summary>
    public ReadOnlySpan<char> Destination(ReadOnlySpan<char> written) => written.Slice(SourceChars, DestinationChars);

    /// <summary>What the packet says.</summary>
    public ReadOnlySpan<char> Info(ReadOnlySpan<char> written) => written.Slice(SourceChars + DestinationChars, InfoChars);
}
