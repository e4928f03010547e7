using System.Runtime.CompilerServices;

namespace TermCap.Screen.Tests;

/// <summary>Screens as text files: they read as the screen reads. <c>TERMCAP_GOLDEN=write</c> writes them anew; the diff is the review.</summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(caller)!, "golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("TERMCAP_GOLDEN") == "write")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{file} is missing; TERMCAP_GOLDEN=write writes it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
