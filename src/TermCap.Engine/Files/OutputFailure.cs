namespace TermCap.Engine.Files;

/// <summary>Failures of output files as one sentence each.</summary>
internal static class OutputFailure
{
    private const int NoSpaceLeft = 28;     // ENOSPC; .NET hands errno on as the HResult
    private const int QuotaExceeded = 122;  // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070); // what .NET makes of ENOSPC in some of its calls

    /// <summary>Whether a write failed for what the system said. Of EFBIG .NET makes an argument out of range.</summary>
    public static bool IsOne(Exception failure) => failure is IOException or ArgumentOutOfRangeException;

    /// <summary>The failure with a sentence: what was tried, on what, why not, what to do.</summary>
    public static IOException Of(string name, Exception failure) => new($"cannot write {name}: {Reason(name, failure)}", failure);

    private static string Reason(string name, Exception failure) => failure switch
    {
        UnauthorizedAccessException => "permission denied; choose a directory that this user may write to",
        DirectoryNotFoundException => "its directory does not exist; make it first",
        { HResult: NoSpaceLeft or WindowsDiskFull } => "no space left on the device; what was written is kept, make room and go on in a new file",
        ArgumentOutOfRangeException => "it has reached the size that a file may have here (the file system's, or ulimit -f); what was written is kept, raise the limit or let -C begin new files",
        { HResult: QuotaExceeded } => "the disk quota is used up; what was written is kept, make room and go on in a new file",
        _ => failure.Message.Replace($" : '{name}'", string.Empty, StringComparison.Ordinal),
    };
}
