using TermCap.Engine.Files;

namespace TermCap.Running;

/// <summary>Turns how a run ended into the program's one kind of failure.</summary>
internal static class RunFailures
{
    /// <summary>Throws if it ended badly.</summary>
    /// <exception cref="Failure">With the exit code that the design gives it.</exception>
    /// <exception cref="OutputClosedException">Nobody reads our output any more: a quiet end.</exception>
    public static void Throw(RunEnd end)
    {
        switch (end.OutputFailure)
        {
            case null:
                break;
            case OutputClosedException or Failure:
                throw end.OutputFailure;
            case IOException written:
                throw new Failure(ExitCode.Failed, written.Message, written);
            default:
                throw new InvalidOperationException(end.OutputFailure.Message, end.OutputFailure);
        }

        switch (end.InputFailure)
        {
            case null:
                break;
            case CaptureFileException unreadable:
                throw new Failure(ExitCode.Unreadable, unreadable.Message, unreadable);
            case IOException lost:
                throw new Failure(ExitCode.Failed, lost.Message, lost);
            default:
                throw new InvalidOperationException(end.InputFailure.Message, end.InputFailure);
        }
    }
}
