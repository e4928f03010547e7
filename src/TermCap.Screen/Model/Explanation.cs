namespace TermCap.Screen.Model;

/// <summary>Why a row has its verdict.</summary>
/// <param name="Title">The verdict in words.</param>
/// <param name="Proof">What proves it, a line each.</param>
/// <param name="Naive">What a reading of all frames would have said.</param>
/// <param name="Next">Commands to run next, ready to paste.</param>
public sealed record Explanation(string Title, IReadOnlyList<string> Proof, string Naive, IReadOnlyList<string> Next)
{
    /// <summary>All of it as text, for a ticket.</summary>
    public string AsText() =>
        string.Join('\n', [Title, .. Proof.Select(line => "  " + line), .. Naive.Length > 0 ? [Naive] : Array.Empty<string>(), .. Next.Select(line => "$ " + line)]);
}
