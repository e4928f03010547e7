using TermCap.Accuracy;
using TermCap.Accuracy.Tcp;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>What accuracy.md says of TCP is what its command prints.</summary>
public sealed class AccuracyTableTests
{
    /// <summary>The page is printed over all captures, of which the repository keeps the smaller ones: each line of theirs stands in it, word for word.</summary>
    [Fact]
    public void Each_capture_s_line_stands_in_the_page()
    {
        using StringWriter printed = new();
        Assert.Equal(0, TcpCommand.Run(["--repository"], printed));
        HashSet<string> page = [.. File.ReadAllLines(Path.Combine(Corpus.RepositoryRoot(), "tests", "accuracy.md"))];
        string[] lines = printed.ToString().Split('\n');
        string[] captures = [.. lines.SkipWhile(line => !line.StartsWith("Each capture", StringComparison.Ordinal)).Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        Assert.InRange(captures.Length, 200, 1000);
        Assert.Empty(captures.Except(page));
        Assert.Empty(lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Except(page));
    }
}
