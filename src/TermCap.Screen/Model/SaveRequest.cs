namespace TermCap.Screen.Model;

/// <summary>A wish to save.</summary>
/// <param name="Path">The file; its ending chooses pcap or pcapng.</param>
/// <param name="Scope">Which packets.</param>
/// <param name="WithCopies">Every frame rather than each packet once.</param>
/// <param name="Stream">The stream, for <see cref="SaveScope.Conversation"/>.</param>
/// <param name="Overwrite">Whether an existing file may go.</param>
public sealed record SaveRequest(string Path, SaveScope Scope, bool WithCopies, int Stream, bool Overwrite);
