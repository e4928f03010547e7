using System.Globalization;
using System.Runtime.InteropServices;
using TermCap.Capture.Native;

namespace TermCap.Capture.Privileges;

/// <summary>Gives up every right once the devices are open, so that bytes of strangers are parsed by a process that can do nothing special.</summary>
/// <remarks>
/// Afterwards, in every thread: the user and groups are those of the caller, the effective, permitted, inheritable and ambient capabilities are empty, no program that is
/// started can gain any (no_new_privs); as root also the bounding set is empty (a program that only has file capabilities may not change it, and needs not: see no_new_privs).
/// What stays is the open capture, which needs no right any more. Files that are written afterwards belong to the user.
/// </remarks>
public static class PrivilegeDrop
{
    // System call numbers of x86-64; the generic table (arm64, riscv64) has others.
    private static readonly bool IsX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly nint NumberOfPrctl = IsX64 ? 157 : 167;
    private static readonly nint NumberOfCapset = IsX64 ? 126 : 91;

    private const nint DropFromBoundingSet = 24;
    private const nint SetNoNewPrivileges = 38;
    private const nint Ambient = 47;
    private const nint AmbientClearAll = 4;

    // _LINUX_CAPABILITY_VERSION_3: two words of 32 bits for each set.
    private const uint CapabilityVersion = 0x2008_0522;

    // CAP_LAST_CAP is 40 since 5.9; the sets have 64 bits. Numbers that the kernel does not know it refuses.
    private const int CapabilitiesMax = 63;

    /// <summary>Gives up all rights and becomes the invoking user.</summary>
    /// <param name="userName">The user to become (<c>-Z</c>); null for the one who called sudo, doas or pkexec, or who it is already.</param>
    /// <returns>Who this process is now.</returns>
    /// <exception cref="CaptureException">No such user, or some right could not be given up: do not go on.</exception>
    public static UserIdentity Apply(string? userName = null)
    {
        UserIdentity user = UserIdentity.Invoking(userName);
        bool isRoot = LibC.geteuid() == 0;
        if (!isRoot && user.UserId != LibC.geteuid())
        {
            throw new CaptureException(CaptureErrorKind.BadOption, $"cannot become the user {userName} (-Z): only root can; leave -Z out or use sudo");
        }

        if (isRoot)
        {
            EveryThread.Run(EmptyBoundingSet());
            Become(user);
        }

        ClearCapabilities();
        Verify(user);
        return user;
    }

    private static SystemCall[] EmptyBoundingSet()
    {
        SystemCall[] calls = new SystemCall[CapabilitiesMax + 1];
        for (int capability = 0; capability <= CapabilitiesMax; capability++)
        {
            calls[capability] = new SystemCall(NumberOfPrctl, DropFromBoundingSet, capability, 0, 0, 0);
        }

        return calls;
    }

    private static unsafe void Become(UserIdentity user)
    {
        int groups = user.UserId == 0 ? 0
            : user.Name is { } name ? LibC.initgroups(name, user.GroupId)
            : LibC.setgroups(0, null);
        if (groups != 0
            || LibC.setresgid(user.GroupId, user.GroupId, user.GroupId) != 0
            || LibC.setresuid(user.UserId, user.UserId, user.UserId) != 0)
        {
            throw Refused(user, Marshal.GetLastPInvokeErrorMessage());
        }
    }

    private static unsafe void ClearCapabilities()
    {
        // struct __user_cap_header_struct (version, pid 0 for the calling thread), then two empty struct __user_cap_data_struct.
        uint* sets = stackalloc uint[8];
        new Span<uint>(sets, 8).Clear();
        sets[0] = CapabilityVersion;
        EveryThread.Run(
        [
            new SystemCall(NumberOfPrctl, Ambient, AmbientClearAll, 0, 0, 0),
            new SystemCall(NumberOfCapset, (nint)sets, (nint)(sets + 2), 0, 0, 0),
            new SystemCall(NumberOfPrctl, SetNoNewPrivileges, 1, 0, 0, 0),
        ]);
    }

    // The kernel's own words, thread by thread (proc(5), status), are the only proof.
    private static void Verify(UserIdentity user)
    {
        foreach (string task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            if (!EveryThread.IsSupported && Path.GetFileName(task) != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            {
                continue;
            }

            string[] lines;
            try
            {
                lines = File.ReadAllLines(Path.Combine(task, "status"));
            }
            catch (IOException)
            {
                // The thread has ended.
                continue;
            }

            string id = user.UserId.ToString(CultureInfo.InvariantCulture);
            if (lines.FirstOrDefault(line => KeepsRight(line, id)) is { } kept)
            {
                throw Refused(user, $"thread {Path.GetFileName(task)} still has {kept.Replace('\t', ' ')}");
            }
        }
    }

    private static bool KeepsRight(string line, string userId)
    {
        string value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return line.Split(':')[0] switch
        {
            "CapInh" or "CapPrm" or "CapEff" or "CapAmb" => value.Trim('0').Length != 0,
            "NoNewPrivs" => value != "1",
            "Uid" => value.Split('\t').Any(id => id != userId),
            _ => false,
        };
    }

    private static CaptureException Refused(UserIdentity user, string reason) => new(
        CaptureErrorKind.Failed,
        $"cannot give up root's rights and become {user.Name ?? $"user {user.UserId}"}: {reason}; nothing was captured, since packets are not parsed with rights that are not needed");
}
