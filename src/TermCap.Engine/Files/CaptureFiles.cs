namespace TermCap.Engine.Files;

/// <summary>Opens the inputs of a run together.</summary>
public static class CaptureFiles
{
    /// <summary>Inputs of a run at most: a frame keeps its input's number in one byte.</summary>
    public const int InputsMax = byte.MaxValue;

    /// <summary>Bytes that a reader takes at once where there are several: 255 of them stay below 16 MiB.</summary>
    private const int WindowBytesOfMany = 64 * 1024;

    /// <summary>Opens one input, or several merged by time; inputs are numbered from 1 in the order given.</summary>
    /// <param name="paths">Paths; <c>-</c> is the standard input.</param>
    /// <param name="options">What the inputs share.</param>
    /// <param name="priorities">For each input, which comes first at equal times (lowest first); null keeps the order given.</param>
    /// <exception cref="CaptureFileException">One of them cannot be opened, is empty or is not a capture.</exception>
    public static IFileSource Open(IReadOnlyList<string> paths, CaptureFileOptions options, IReadOnlyList<int>? priorities = null)
    {
        if (paths.Count == 1)
        {
            return CaptureFile.Open(paths[0], 1, options);
        }

        Check(paths);
        List<CaptureFile> files = [];
        try
        {
            foreach (string path in paths)
            {
                files.Add(CaptureFile.Open(path, (byte)(files.Count + 1), options with { WindowBytes = Math.Min(options.WindowBytes, WindowBytesOfMany) }));
            }

            return new MergedSource(files, priorities, SameFiles(files));
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    private static void Check(IReadOnlyList<string> paths)
    {
        if (paths.Count is 0 or > InputsMax)
        {
            throw new CaptureFileException($"cannot read {paths.Count} inputs: between 1 and {InputsMax} can be read at once; merge some of them first");
        }

        if (paths.Count(path => path == CaptureFile.StandardInput) > 1)
        {
            throw new CaptureFileException($"cannot read {CaptureFile.StandardInput} twice: the standard input comes only once; name it once");
        }
    }

    /// <summary>A sentence for each input whose content an earlier one has too.</summary>
    private static IReadOnlyList<string> SameFiles(List<CaptureFile> files)
    {
        Dictionary<FileFingerprint, CaptureFile> seen = [];
        List<string> sentences = [];
        foreach (CaptureFile file in files)
        {
            if (file.Fingerprint() is { } fingerprint && !seen.TryAdd(fingerprint, file))
            {
                sentences.Add($"{file.Name} is the same file as {seen[fingerprint].Name}: each of its frames is there twice; leave one of the two out");
            }
        }

        return sentences;
    }
}
