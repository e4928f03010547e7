namespace TermCap.Engine.Files;

/// <summary>A failure of an input that waits until the good frames before it have gone on.</summary>
internal static class InputFailure
{
    /// <summary>Whether reading an input may fail like this.</summary>
    public static bool IsOne(Exception failure) => failure is IOException or CaptureFileException;

    /// <summary>The same failure to be thrown now, with the first one inside.</summary>
    public static Exception Again(Exception failure) =>
        failure is CaptureFileException ? new CaptureFileException(failure.Message, failure) : new IOException(failure.Message, failure);
}
