using TermCap.Arguments;
using TermCap.Engine.Files;
using TermCap.Inputs;
using TermCap.Recording;
using TermCap.Running;

namespace TermCap.Commands;

/// <summary><c>termcap clean IN... -o OUT</c>: writes each packet once.</summary>
internal static class CleanCommand
{
    /// <summary>Runs it.</summary>
    public static ExitCode Run(ParsedLine line)
    {
        InputOptions options = OptionReader.Input(line);
        if (options.Files.Count == 0)
        {
            throw Failure.Usage("clean needs a capture to read: termcap clean IN... -o OUT");
        }

        string output = line.Last("-o") ?? throw Failure.Usage("clean needs a file to write: termcap clean IN... -o OUT");
        WhatToWrite what = (line.Has("--all-copies"), line.Has("--keep-singles")) switch
        {
            (true, true) => throw Failure.Usage("--all-copies keeps every frame, those of --keep-singles too; leave one out"),
            (true, false) => WhatToWrite.AllCopies,
            (false, true) => WhatToWrite.CleanedWithSingles,
            _ => WhatToWrite.Cleaned,
        };
        using OpenedInput opened = InputOpener.Open(options);
        if (output == "-")
        {
            using StandardStream stream = StandardStream.Output();
            Write(opened, options, what, (output, stream));
            return ExitCode.Success;
        }

        bool mayReplace = line.Has("--force");
        using AtomicFile file = OpenOutput(output, mayReplace);
        Write(opened, options, what, (output, file.Stream));
        Commit(file);
        return ExitCode.Success;
    }

    private static void Write(OpenedInput opened, InputOptions options, WhatToWrite what, (string Path, Stream Stream) output)
    {
        ICaptureWriter writer = CaptureFormat.Create(output.Path, output.Stream, output.Path, () => opened.Precision);
        CaptureRecorder recorder = new(writer, what);
        try
        {
            RunResult result = HeadlessRun.Run(opened, options, recorder);
            recorder.Finish(result.Totals);
            RunWarnings.PrintLeftStore(recorder.LeftStore);
        }
        catch (IOException failure) when (failure is not OutputClosedException)
        {
            throw new Failure(ExitCode.Failed, failure.Message, failure);
        }
    }

    private static AtomicFile OpenOutput(string path, bool mayReplace)
    {
        try
        {
            return AtomicFile.Create(path, mayReplace);
        }
        catch (OutputExistsException exists)
        {
            throw new Failure(ExitCode.Usage, exists.Message, exists);
        }
        catch (IOException failure)
        {
            throw new Failure(ExitCode.Failed, failure.Message, failure);
        }
    }

    private static void Commit(AtomicFile file)
    {
        try
        {
            file.Commit();
        }
        catch (OutputExistsException exists)
        {
            throw new Failure(ExitCode.Usage, exists.Message, exists);
        }
        catch (IOException failure)
        {
            throw new Failure(ExitCode.Failed, failure.Message, failure);
        }
    }
}
