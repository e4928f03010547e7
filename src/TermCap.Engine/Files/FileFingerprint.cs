using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace TermCap.Engine.Files;

/// <summary>What tells whether two inputs are the same file, by content: the length and a hash over the first and the last 64 KiB.</summary>
/// <param name="LengthBytes">The file's length.</param>
/// <param name="Hash">XXH128 over both ends, which overlap in a short file.</param>
internal readonly record struct FileFingerprint(long LengthBytes, UInt128 Hash)
{
    /// <summary>Bytes at either end.</summary>
    private const int EndBytes = 64 * 1024;

    /// <summary>Reads both ends of an open file.</summary>
    public static FileFingerprint Of(SafeFileHandle handle)
    {
        long length = RandomAccess.GetLength(handle);
        XxHash128 hash = new();
        byte[] end = new byte[EndBytes];
        hash.Append(end.AsSpan(0, RandomAccess.Read(handle, end, 0)));
        hash.Append(end.AsSpan(0, RandomAccess.Read(handle, end, Math.Max(0, length - EndBytes))));
        return new FileFingerprint(length, hash.GetCurrentHashAsUInt128());
    }
}
