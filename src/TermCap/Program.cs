using TermCap.Arguments;
using TermCap.Capture;
using TermCap.Commands;
using TermCap.Running;

namespace TermCap;

/// <summary>The program: takes the command line apart, hands it to a command, and turns whatever fails into one sentence and an exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        FileSizeSignal.BecomeError();
        try
        {
            return Run(arguments);
        }
        catch (OutputClosedException)
        {
            return (int)ExitCode.Success;
        }
        catch (Failure failure)
        {
            Tell(failure.Message, failure, arguments);
            return (int)failure.Code;
        }
        catch (IOException failure)
        {
            Tell(failure.Message, failure, arguments);
            return (int)ExitCode.Failed;
        }
        catch (Exception failure)
        {
            Tell($"failed unexpectedly: {failure.Message}; with --debug it says where; please report it", failure, arguments);
            return (int)ExitCode.Failed;
        }
    }

    private static int Run(string[] arguments)
    {
        ParsedLine line = LineParser.Parse(arguments, SettingsFile.Read(SettingsFile.DefaultPath()));
        if (line.Has("--help"))
        {
            StandardStream.Print(HelpPage.Text());
            return (int)ExitCode.Success;
        }

        if (line.Has("--version"))
        {
            StandardStream.Print($"termcap {ProgramVersion.Text}\n");
            return (int)ExitCode.Success;
        }

        switch (line.Verb)
        {
            case Verbs.Clean:
                return (int)CleanCommand.Run(line);
            case Verbs.Report:
                return (int)ReportCommand.Run(line);
            case Verbs.Compare:
                return (int)CompareCommand.Run(line);
            case Verbs.Completion:
                StandardStream.Print(CompletionScript.For(line.Words is [{ } shell] ? shell : throw Failure.Usage("completion needs one shell: bash, zsh or fish")));
                return (int)ExitCode.Success;
            case Verbs.Help:
                StandardStream.Print(HelpPage.Of(line.Words));
                return (int)ExitCode.Success;
            case Verbs.Man:
                StandardStream.Print(ManPage.Text());
                return (int)ExitCode.Success;
            default:
                return ViewCommand.Run(line);
        }
    }

    private static void Tell(string sentence, Exception failure, string[] arguments)
    {
        StandardError.Say($"termcap: {sentence}");
        if (arguments.Contains("--debug"))
        {
            StandardError.Say(failure.ToString());
        }
    }
}
