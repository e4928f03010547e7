using System.Text.RegularExpressions;

namespace TermCap.Tests;

/// <summary>Keeps house: reads the source for long files and functions, left-over words, and what has another home.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMax = 400;
    private const int FunctionLinesMax = 60;

    /// <summary>The source files, of the product and of the tests.</summary>
    // Recorded /sys trees among the tests link in circles: links are not followed.
    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(
        Repository.Folder(folder), "*.cs", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        string[] tooLong = [.. Sources("src").Concat(Sources("tests")).Select(file => (File: file, Lines: File.ReadLines(file).Count())).Where(pair => pair.Lines > FileLinesMax).Select(pair => $"{Name(pair.File)}: {pair.Lines} lines")];
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_function_is_longer_than_60_lines()
    {
        string[] tooLong = [.. Sources("src").SelectMany(LongFunctions)];
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_word_is_left_over_in_the_source()
    {
        string[] found = [.. Sources("src").SelectMany(file => File.ReadLines(file).Select((line, index) => (line, index)).Where(pair => LeftOver().IsMatch(pair.line)).Select(pair => $"{Name(file)}:{pair.index + 1}: {pair.line.Trim()}"))];
        Assert.Empty(found);
    }

    [Fact]
    public void No_test_is_skipped_without_a_reason_or_waits_by_the_clock()
    {
        // Programs beside the tests (benchmarks, probes) may pace themselves.
        string[] found = [.. Sources("tests").Where(file => file.Contains(".Tests/", StringComparison.Ordinal) && !file.EndsWith("TidyTests.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (line, index)).Where(pair => ByTheClock().IsMatch(pair.line)).Select(pair => $"{Name(file)}:{pair.index + 1}: {pair.line.Trim()}"))];
        Assert.Empty(found);
    }

    [Fact]
    public void No_room_is_called_common_shared_utils_or_helpers()
    {
        string[] found = [.. Directory.EnumerateDirectories(Repository.Folder("src"), "*", SearchOption.AllDirectories).Where(folder => Path.GetFileName(folder) is "Common" or "Shared" or "Utils" or "Helpers").Select(Name)];
        Assert.Empty(found);
    }

    [Fact]
    public void Each_type_has_a_file_of_its_name()
    {
        string[] found = [.. Sources("src").Where(file => !OwnType(file))];
        Assert.Empty(found.Select(Name));
    }

    private static bool OwnType(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
        return File.ReadLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && line.Contains(name, StringComparison.Ordinal) && TypeWord().IsMatch(line)) || name == "Program" || IsOfDelegates(file);
    }

    // A few delegates that belong together, a line each, may share a file.
    private static bool IsOfDelegates(string file) =>
        File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && TypeWord().IsMatch(line)).All(line => line.Contains(" delegate ", StringComparison.Ordinal));

    // A function begins at a line of four (or eight, for nested types) spaces that opens a brace and ends at the brace of the same depth.
    private static IEnumerable<string> LongFunctions(string file)
    {
        string[] lines = File.ReadAllLines(file);
        for (int start = 0; start < lines.Length; start++)
        {
            if (lines[start] is not ("    {" or "        {") || start == 0 || !lines[start - 1].TrimEnd().EndsWith(')'))
            {
                continue;
            }

            string close = lines[start].Replace('{', '}');
            int end = Array.FindIndex(lines, start, line => line == close);
            if (end - start - 1 > FunctionLinesMax)
            {
                yield return $"{Name(file)}:{start}: {end - start - 1} lines: {lines[start - 1].Trim()}";
            }
        }
    }

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path);

    [GeneratedRegex(@"\b(class|struct|enum|interface|record|delegate)\b")]
    private static partial Regex TypeWord();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay|Skip\s*=\s*""|\bTODO\b")]
    private static partial Regex ByTheClock();
}
