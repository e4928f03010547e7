namespace TermCap.Capture.Tests;

/// <summary>Where the recordings of the repository are: tests/captures, found from the test program upwards.</summary>
internal static class TestCaptures
{
    public static string Topology(string name) => Path.Combine(Root(), "tests", "captures", "topology", name);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TermCap.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
