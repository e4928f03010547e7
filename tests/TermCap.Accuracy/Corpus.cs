namespace TermCap.Accuracy;

/// <summary>Where the labelled captures are, and which scenarios there are.</summary>
internal static class Corpus
{
    /// <summary><c>--shared DIR</c>, else TERMCAP_SHARED, else ../shared beside the repository, else tests/captures in it.</summary>
    public static string Find(string[] args)
    {
        int at = Array.IndexOf(args, "--shared");
        string? shared = at >= 0 && at + 1 < args.Length ? args[at + 1] : Environment.GetEnvironmentVariable("TERMCAP_SHARED");
        string root = RepositoryRoot();
        string[] places = [.. shared is null ? Array.Empty<string>() : [shared, Path.Combine(shared, "captures")], Path.Combine(root, "..", "shared", "captures"), Path.Combine(root, "tests", "captures")];
        return places.First(place => Directory.Exists(place) && Directory.EnumerateDirectories(place).Any(folder => File.Exists(Path.Combine(folder, "labels.tsv"))));
    }

    public static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TermCap.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? Directory.GetCurrentDirectory();
    }

    public static IEnumerable<string> Scenarios(string corpus) =>
        Directory.EnumerateDirectories(corpus).Where(folder => File.Exists(Path.Combine(folder, "labels.tsv"))).Order(StringComparer.Ordinal);
}
