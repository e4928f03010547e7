using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace TermCap.Capture.Tests;

/// <summary>A real process gives up its rights; what the kernel says of each of its threads is the proof.</summary>
[SupportedOSPlatform("linux")]
public sealed class PrivilegeDropTests : IDisposable
{
    private const string Nobody = "65534";

    private readonly string _folder = Directory.CreateTempSubdirectory("termcap-drop-").FullName;

    public PrivilegeDropTests() => File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Root_by_sudo_becomes_the_caller_without_any_right_in_any_thread() =>
        Check(["env", "SUDO_UID=" + Nobody, "SUDO_GID=" + Nobody], [], Nobody, boundingSetIsEmpty: true);

    [Fact]
    public void Root_becomes_the_user_that_Z_names() =>
        Check(["env", "-u", "SUDO_UID"], ["nobody"], Nobody, boundingSetIsEmpty: true);

    [Fact]
    public void Root_alone_stays_root_without_any_capability() =>
        Check(["env", "-u", "SUDO_UID"], [], "0", boundingSetIsEmpty: true);

    [Fact]
    public void A_program_that_was_granted_the_one_capability_gives_it_up_in_every_thread()
    {
        if (!File.Exists("/usr/bin/setpriv"))
        {
            Assert.Skip("DROPPING FILE CAPABILITIES NOT TESTED: setpriv (util-linux) is not installed.");
        }

        // Ambient capabilities start the process as setcap'ed files do: no root, CAP_NET_RAW in every thread.
        Check(["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--inh-caps", "+net_raw", "--ambient-caps", "+net_raw"], [], Nobody, boundingSetIsEmpty: false);
    }

    [Fact]
    public void Without_rights_the_sentence_names_three_ways_out()
    {
        using NetworkNamespace host = Host();
        using Process probe = Start(host, ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups"], []);
        string? line = probe.StandardOutput.ReadLine();
        Assert.StartsWith("NoRights: cannot capture on any: permission denied; ", line, StringComparison.Ordinal);
        Assert.Contains("sudo", line, StringComparison.Ordinal);
        Assert.Contains("sudo setcap cap_net_raw+ep $(which termcap)", line, StringComparison.Ordinal);
        Assert.Contains("ssh HOST tcpdump -i any -U -w - | termcap -r -", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_user_is_a_wrong_option()
    {
        using NetworkNamespace host = Host();
        using Process probe = Start(host, ["env"], ["no-such-user"]);
        Assert.StartsWith("BadOption: cannot become the user no-such-user (-Z)", probe.StandardOutput.ReadLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_libpcap_the_sentence_says_what_to_install()
    {
        using NetworkNamespace host = Host();
        string[] libraries = [.. new[] { "/usr/lib", "/usr/lib64" }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "libpcap.so*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))];
        Assert.NotEmpty(libraries);

        // In a mount namespace of its own, an empty file stands where each libpcap was.
        string hide = string.Join(" && ", libraries.Select(library => $"mount --bind /dev/null {library}"));
        using Process probe = Start(host, ["unshare", "--mount", "sh", "-c", hide + " && exec \"$0\" \"$@\""], []);
        Assert.StartsWith("NoLibpcap: cannot capture on any: libpcap is not installed; install it (Debian, Ubuntu: apt install libpcap0.8;", probe.StandardOutput.ReadLine(), StringComparison.Ordinal);
    }

    private void Check(string[] prefix, string[] arguments, string user, bool boundingSetIsEmpty)
    {
        using NetworkNamespace host = Host();
        using Process probe = Start(host, prefix, arguments);
        Assert.Equal($"ready {user} {user}", probe.StandardOutput.ReadLine());
        string[] threads = Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{probe.Id}/task"));
        Assert.True(threads.Length >= 4, "the runtime's own threads and two of the probe's");
        foreach (string thread in threads)
        {
            Dictionary<string, string> status = File.ReadLines(Path.Combine(thread, "status"))
                .Select(line => line.Split(':', 2))
                .ToDictionary(pair => pair[0], pair => pair[1].Trim());
            Assert.Equal(string.Join('\t', user, user, user, user), status["Uid"]);
            Assert.Equal(string.Join('\t', user, user, user, user), status["Gid"]);
            Assert.All(["CapInh", "CapPrm", "CapEff", "CapAmb"], set => Assert.Equal("0000000000000000", status[set]));
            Assert.Equal("1", status["NoNewPrivs"]);
            if (boundingSetIsEmpty)
            {
                Assert.Equal("0000000000000000", status["CapBnd"]);
            }
        }

        Assert.Equal(user, Run("stat", "-c", "%u", Made));
        probe.StandardInput.WriteLine();
        Assert.Equal("frames 3", probe.StandardOutput.ReadLine());
        probe.StandardInput.Close();
        Assert.True(probe.WaitForExit(10_000), "the probe does not end");
        Assert.Equal(0, probe.ExitCode);
    }

    private string Made => Path.Combine(_folder, "made");

    private Process Start(NetworkNamespace host, string[] prefix, string[] arguments)
    {
        string probe = Path.Combine(AppContext.BaseDirectory, "TermCap.Capture.Probe");
        string[] line = ["netns", "exec", host.Name, .. prefix, probe, "drop", Made, .. arguments];
        return Process.Start(new ProcessStartInfo("ip", line) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    private static NetworkNamespace Host()
    {
        NetworkNamespace.RequireLibpcap();
        return new NetworkNamespace();
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
