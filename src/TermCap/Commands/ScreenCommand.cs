using TermCap.Arguments;

namespace TermCap.Commands;

/// <summary>The screen: a run behind it, and the model that it looks at.</summary>
internal static class ScreenCommand
{
    /// <summary>Runs it.</summary>
    public static ExitCode Run(InputOptions options, ViewOptions view) => throw Failure.Usage("no screen yet; use --text");
}
