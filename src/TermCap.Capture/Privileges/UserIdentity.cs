using System.Globalization;
using System.Runtime.InteropServices;
using TermCap.Capture.Native;

namespace TermCap.Capture.Privileges;

/// <summary>A user of this host.</summary>
/// <param name="UserId">The user ID.</param>
/// <param name="GroupId">The primary group's ID.</param>
/// <param name="Name">The login name; null when the user database does not know the ID.</param>
/// <param name="HomeFolder">The home folder; null when not known.</param>
public sealed record UserIdentity(uint UserId, uint GroupId, string? Name, string? HomeFolder)
{
    // An entry with a very long field needs more than this once; LDAP's have been seen with some kilobytes.
    private const int BufferBytes = 64 * 1024;

    /// <summary>The user that this process should become: the one named with <c>-Z</c>, else who called sudo, doas or pkexec, else who it is now.</summary>
    /// <exception cref="CaptureException">No user of that name.</exception>
    public static UserIdentity Invoking(string? named)
    {
        if (named is not null)
        {
            return OfName(named) ?? throw new CaptureException(CaptureErrorKind.BadOption, $"cannot become the user {named} (-Z): this host has no such user");
        }

        uint current = LibC.geteuid();
        if (current == 0)
        {
            if (Id("SUDO_UID") is { } sudo)
            {
                return OfId(sudo) ?? new UserIdentity(sudo, Id("SUDO_GID") ?? sudo, null, null);
            }

            if (Environment.GetEnvironmentVariable("DOAS_USER") is { Length: > 0 } doas && OfName(doas) is { } caller)
            {
                return caller;
            }

            if (Id("PKEXEC_UID") is { } pkexec)
            {
                return OfId(pkexec) ?? new UserIdentity(pkexec, pkexec, null, null);
            }
        }

        return OfId(current) ?? new UserIdentity(current, LibC.getegid(), null, null);
    }

    /// <summary>The user of a name, or null.</summary>
    internal static unsafe UserIdentity? OfName(string name)
    {
        byte[] buffer = new byte[BufferBytes];
        fixed (byte* bytes = buffer)
        {
            UserRecord record;
            UserRecord* found = null;
            return LibC.getpwnam_r(name, &record, bytes, BufferBytes, &found) == 0 && found != null ? From(found) : null;
        }
    }

    /// <summary>The user of an ID, or null.</summary>
    internal static unsafe UserIdentity? OfId(uint user)
    {
        byte[] buffer = new byte[BufferBytes];
        fixed (byte* bytes = buffer)
        {
            UserRecord record;
            UserRecord* found = null;
            return LibC.getpwuid_r(user, &record, bytes, BufferBytes, &found) == 0 && found != null ? From(found) : null;
        }
    }

    private static unsafe UserIdentity From(UserRecord* record) =>
        new(record->UserId, record->GroupId, Marshal.PtrToStringUTF8((nint)record->Name), Marshal.PtrToStringUTF8((nint)record->Home));

    private static uint? Id(string variable) =>
        uint.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out uint id) ? id : null;
}
