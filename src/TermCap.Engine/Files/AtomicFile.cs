namespace TermCap.Engine.Files;

/// <summary>A file that appears under its name only when it is whole: it is written under a temporary name beside it and renamed at the end.</summary>
/// <remarks>
/// The temporary name is <c>.NAME.PID.part</c>, opened so that no other file is ever written over; rights are what the umask leaves of 0666, as for any new file.
/// A symbolic link is followed, so that it stays one. What lies below /dev (<c>/dev/null</c>, <c>/dev/stdout</c>; not /dev/shm) is written to as it is: renaming over it would destroy it.
/// </remarks>
public sealed class AtomicFile : IDisposable
{
    private readonly string _name;
    private readonly string _target;
    private readonly string? _temporary;
    private readonly bool _mayReplace;
    private readonly FileStream _stream;
    private bool _isDone;

    private AtomicFile(string name, string target, string? temporary, bool mayReplace, FileStream stream)
    {
        _name = name;
        _target = target;
        _temporary = temporary;
        _mayReplace = mayReplace;
        _stream = stream;
    }

    /// <summary>Where the bytes go.</summary>
    public Stream Stream => _stream;

    /// <summary>Opens the temporary file.</summary>
    /// <param name="path">The name that the file gets in the end.</param>
    /// <param name="mayReplace">Whether a file of that name may be replaced.</param>
    /// <exception cref="OutputExistsException">There is a file of that name, and it may not be replaced.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    public static AtomicFile Create(string path, bool mayReplace)
    {
        string target = IsDevice(path) || new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target))
        {
            throw new IOException($"cannot write {path}: it is a directory; name a file");
        }

        if (IsDevice(target))
        {
            return new AtomicFile(path, target, null, mayReplace, Open(path, target, FileMode.Open));
        }

        RefuseExisting(path, target, mayReplace);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.part");
        return new AtomicFile(path, target, temporary, mayReplace, Open(path, temporary, FileMode.CreateNew));
    }

    /// <summary>Gives the file its name. Flush the writer before.</summary>
    /// <exception cref="OutputExistsException">A file of that name has come in the meantime, and it may not be replaced.</exception>
    /// <exception cref="IOException">The disk is full, or the directory is gone.</exception>
    public void Commit()
    {
        try
        {
            _stream.Dispose();
            if (_temporary is not null)
            {
                RefuseExisting(_name, _target, _mayReplace);
                File.Move(_temporary, _target, _mayReplace);
            }

            _isDone = true;
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or (IOException and not OutputExistsException))
        {
            throw OutputFailure.Of(_name, failure);
        }
    }

    /// <summary>Deletes what was not committed.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        _isDone = true;
        try
        {
            _stream.Dispose();
            if (_temporary is not null)
            {
                File.Delete(_temporary);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // On the way out of a failure that is told already; a leftover .part file harms nobody.
        }
    }

    private static FileStream Open(string name, string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFailure.Of(name, failure);
        }
    }

    private static bool IsDevice(string target) =>
        target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal) && File.Exists(target);

    private static void RefuseExisting(string name, string target, bool mayReplace)
    {
        if (!mayReplace && File.Exists(target))
        {
            throw new OutputExistsException($"{name} exists already; name another file or give --force");
        }
    }
}
