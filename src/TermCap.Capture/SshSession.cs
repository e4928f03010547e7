using System.Globalization;
using System.Net;
using System.Text;

namespace TermCap.Capture;

/// <summary>The SSH connection that the terminal hangs on. Captured, each screen update would be a packet that makes the next update.</summary>
/// <param name="ClientAddress">The client's address.</param>
/// <param name="ClientPort">The client's port.</param>
/// <param name="ServerAddress">This host's address.</param>
/// <param name="ServerPort">This host's port, usually 22.</param>
public sealed record SshSession(IPAddress ClientAddress, ushort ClientPort, IPAddress ServerAddress, ushort ServerPort)
{
    private const string Variable = "SSH_CONNECTION";

    // A login is sshd, shell, sudo, shell, program: 32 leaves room for nested shells and ends any loop.
    private const int AncestorsMax = 32;

    /// <summary>The session in a capture filter's words, both directions.</summary>
    public string FilterText => string.Create(
        CultureInfo.InvariantCulture,
        $"not (tcp and host {ClientAddress} and port {ClientPort} and host {ServerAddress} and port {ServerPort})");

    /// <summary>One sentence for the title and stderr.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"this SSH session ({ClientAddress} port {ClientPort}) is left out; --with-ssh keeps it");

    /// <summary>The session of this process, or null when there is none.</summary>
    /// <remarks>sudo takes SSH_CONNECTION out of the environment, so the processes above are asked too: call it before rights are dropped.</remarks>
    public static SshSession? Find() => Find(Environment.GetEnvironmentVariable(Variable), "/proc", Environment.ProcessId);

    /// <summary>The same, with the environment and the root of /proc given.</summary>
    internal static SshSession? Find(string? own, string procRoot, int processId)
    {
        if (Parse(own) is { } session)
        {
            return session;
        }

        int process = processId;
        for (int step = 0; step < AncestorsMax && process > 1; step++)
        {
            if (Parse(VariableOf(procRoot, process)) is { } found)
            {
                return found;
            }

            process = ParentOf(procRoot, process);
        }

        return null;
    }

    /// <summary>Reads <c>client-address client-port server-address server-port</c>; null for anything else.</summary>
    internal static SshSession? Parse(string? text)
    {
        string[] parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length != 4
            || !TryAddress(parts[0], out IPAddress? client) || !ushort.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort clientPort)
            || !TryAddress(parts[2], out IPAddress? server) || !ushort.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out ushort serverPort))
        {
            return null;
        }

        return new SshSession(client!, clientPort, server!, serverPort);
    }

    // A link-local address comes with its zone, which a capture filter does not know; an IPv4 client may come mapped into IPv6.
    private static bool TryAddress(string text, out IPAddress? address)
    {
        int zone = text.IndexOf('%', StringComparison.Ordinal);
        bool good = IPAddress.TryParse(zone < 0 ? text : text[..zone], out address);
        if (good && address!.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return good;
    }

    private static string? VariableOf(string procRoot, int process)
    {
        try
        {
            byte[] environment = File.ReadAllBytes(Path.Combine(procRoot, process.ToString(CultureInfo.InvariantCulture), "environ"));
            foreach (string entry in Encoding.UTF8.GetString(environment).Split('\0'))
            {
                if (entry.StartsWith(Variable + "=", StringComparison.Ordinal))
                {
                    return entry[(Variable.Length + 1)..];
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another user's process, or one that just ended: the one above it may still answer.
        }

        return null;
    }

    // proc(5): the fourth field of stat; the second, the name in brackets, may hold anything, brackets and spaces too.
    private static int ParentOf(string procRoot, int process)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(procRoot, process.ToString(CultureInfo.InvariantCulture), "stat"));
            string[] rest = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return rest.Length > 1 && int.TryParse(rest[1], NumberStyles.None, CultureInfo.InvariantCulture, out int parent) ? parent : 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
