namespace TermCap.Tests;

/// <summary>The repository, found from the test program upward.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder in it.</summary>
    public static string Folder(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "TermCap.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No TermCap.sln above {AppContext.BaseDirectory}.");
    }
}
