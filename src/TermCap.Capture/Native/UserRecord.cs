using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>An entry of the user database (struct passwd of the C libraries on Linux).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UserRecord
{
    /// <summary>The login name.</summary>
    public byte* Name;

    /// <summary>The password's place holder.</summary>
    public byte* Password;

    /// <summary>The user ID.</summary>
    public uint UserId;

    /// <summary>The primary group's ID.</summary>
    public uint GroupId;

    /// <summary>The full name.</summary>
    public byte* FullName;

    /// <summary>The home folder.</summary>
    public byte* Home;

    /// <summary>The shell.</summary>
    public byte* Shell;
}
