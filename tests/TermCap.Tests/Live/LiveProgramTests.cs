using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using TermCap.Tests.Terminals;

namespace TermCap.Tests.Live;

/// <summary>The real program on a live device: it loses nothing at its end, gives up its rights, and a full disk or a terminal that does not read costs no packet.</summary>
[SupportedOSPlatform("linux")]
[Collection(RealTerminals.Name)]
public sealed partial class LiveProgramTests : IDisposable
{
    private const string Nobody = "65534";

    private readonly TemporaryFolder _folder = new();

    public LiveProgramTests() => File.SetUnixFileMode(Path.GetDirectoryName(_folder.File("any"))!, (UnixFileMode)0b111_111_111);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Datagrams_that_were_sent_just_before_SIGINT_are_all_recorded()
    {
        const int Datagrams = 1000;
        string recording = _folder.File("all.pcapng");
        using LiveHost host = new();
        using Process program = host.Start([], "-i", "any", "-w", recording);
        LiveHost.WaitUntilHeeds(program.Id);
        host.Send(Datagrams);
        ProgramRun run = LiveHost.Interrupt(program);
        Assert.Equal(0, run.Code);
        Assert.Equal(Datagrams, Recorded(recording));
    }

    [Fact]
    public void A_pcap_recording_whose_beginning_is_quiet_has_the_link_type_of_what_comes()
    {
        string recording = _folder.File("quiet.pcap");
        using LiveHost host = new();
        using Process program = host.Start([], "-i", "any", "-w", recording);
        LiveHost.WaitUntil(() => program.HasExited || (File.Exists(recording) && new FileInfo(recording).Length > 0), "the head of the file is written");
        host.Send(10);
        ProgramRun run = LiveHost.Interrupt(program);
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(10, Recorded(recording));
    }

    [Theory]
    [InlineData("env SUDO_UID=65534 SUDO_GID=65534", "")]
    [InlineData("env -u SUDO_UID", "-Z nobody")]
    public void Rights_are_gone_in_every_thread_and_files_belong_to_the_user(string before, string user)
    {
        string recording = _folder.File("owned.pcapng");
        using LiveHost host = new();
        using Process program = host.Start(before.Split(' '), ["-i", "any", "-w", recording, .. user.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        LiveHost.WaitUntil(() => program.HasExited || File.Exists(recording), "the recording is there");
        AssertNoRights(program.Id);
        Assert.Equal(Nobody, LiveHost.Run("stat", "-c", "%u", recording).Said.Trim());
        host.Send(10);
        Assert.Equal(0, LiveHost.Interrupt(program).Code);
        Assert.Equal(10, Recorded(recording));
    }

    [Fact]
    public void The_screen_has_no_rights_either_in_any_of_its_threads()
    {
        using LiveHost host = new();
        using PseudoTerminal terminal = new(100, 30, ("SUDO_UID", Nobody), ("SUDO_GID", Nobody));
        terminal.Type(host.Inside + PseudoTerminal.Program("-i any") + "\n");
        terminal.WaitFor(0, "LIVE");
        AssertNoRights(terminal.Foreground);
        terminal.Type("q");
        Assert.Equal(0, terminal.CodeOfLast());
    }

    [Fact]
    public void A_terminal_that_does_not_read_for_ten_seconds_costs_no_packet()
    {
        const int Datagrams = 20_000;
        string recording = _folder.File("all.pcapng");
        using LiveHost host = new();
        using PseudoTerminal terminal = new(200, 60);
        terminal.Type(host.Inside + PseudoTerminal.Program($"-i any -w {recording}") + "\n");
        terminal.WaitFor(0, "LIVE");
        terminal.IsPaused = true;
        host.Send(Datagrams, perSecond: Datagrams / 10);
        Assert.True(new FileInfo(recording).Length > 0.8 * Datagrams * 60, "the recording went on meanwhile");
        terminal.IsPaused = false;
        terminal.WaitUntil(() => Rows(terminal) >= Datagrams, "the screen goes on");
        terminal.Type("q");
        Assert.Equal(0, terminal.CodeOfLast());
        Assert.Equal(Datagrams, Recorded(recording));
    }

    [Fact]
    public void A_full_disk_behind_the_screen_is_said_and_the_capture_goes_on()
    {
        using LiveHost host = new();
        using PseudoTerminal terminal = new(160, 30);
        terminal.Type(host.Inside + PseudoTerminal.Program("-i any -w /dev/full") + "\n");
        terminal.WaitFor(0, "LIVE");
        host.Send(3000, perSecond: 3000);
        terminal.WaitUntil(() => terminal.Shown.Contains("no space left", StringComparison.Ordinal), "the screen says it");
        int before = Rows(terminal);
        host.Send(3000, perSecond: 3000);
        terminal.WaitUntil(() => Rows(terminal) >= before + 3000, "new packets are shown");
        Assert.False(terminal.IsAtPrompt);
        terminal.Type("q");
        Assert.Equal(1, terminal.CodeOfLast());
        Assert.Equal(terminal.ModesAtFirst, terminal.Modes);
    }

    [Fact]
    public void A_disk_that_gets_full_keeps_what_was_written_and_clean_leaves_no_half_file()
    {
        using LiveHost host = new();
        string disk = Directory.CreateDirectory(_folder.File("disk")).FullName;
        Assert.SkipUnless(LiveHost.Run("mount", "-t", "tmpfs", "-o", "size=128k,mode=777", "tmpfs", disk).Code == 0, "A FULL DISK NOT TESTED: no tmpfs can be mounted here.");
        try
        {
            using Process program = host.Start([], "-i", "any", "-w", disk + "/out.pcapng");
            LiveHost.WaitUntilHeeds(program.Id);
            host.Send(5000, perSecond: 5000);
            ProgramRun run = LiveHost.End(program);
            Assert.Equal(1, run.Code);
            Assert.Contains("no space left", run.Error, StringComparison.Ordinal);
            Assert.InRange(Recorded(disk + "/out.pcapng", isCut: true), 200, 5000);
            File.Delete(disk + "/out.pcapng");

            ProgramRun clean = ProgramRun.Of("clean", "many-conns/any.sll2.pcap", "-o", disk + "/clean.pcapng");
            Assert.Equal(1, clean.Code);
            Assert.Contains("no space left", clean.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(disk));
        }
        finally
        {
            LiveHost.Run("umount", disk);
        }
    }

    [Fact]
    public void SIGUSR1_prints_the_counters_and_the_capture_goes_on()
    {
        using LiveHost host = new();
        using Process program = host.Start([], "-i", "any", "-q", "-w", _folder.File("out.pcapng"));
        LiveHost.WaitUntilHeeds(program.Id);
        host.Send(100);
        Assert.Equal(0, TerminalCalls.Kill(program.Id, 10));
        string? line = program.StandardError.ReadLine();
        Assert.Matches("^termcap: [0-9]+ frames, [0-9]+ packets, 0 dropped by the kernel", line);
        host.Send(100);
        ProgramRun run = LiveHost.Interrupt(program);
        Assert.Equal(0, run.Code);
        // Nobody listens to the datagrams, and the host says so to itself.
        Assert.Matches("termcap: (200|[2-4][0-9]{2}) frames, [2-4][0-9]{2} packets, 0 dropped by the kernel", run.Error);
    }

    private static void AssertNoRights(int process)
    {
        string[] threads = [];
        LiveHost.WaitUntil(
            () => (threads = Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task"))).Length >= 4,
            "the runtime's threads, the capture's, the worker's run");
        foreach (string thread in threads)
        {
            Dictionary<string, string> status = File.ReadLines(Path.Combine(thread, "status")).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
            Assert.Equal(string.Join('\t', Nobody, Nobody, Nobody, Nobody), status["Uid"]);
            Assert.All(["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"], set => Assert.Equal("0000000000000000", status[set]));
            Assert.Equal("1", status["NoNewPrivs"]);
        }
    }

    // The title ends with the number of rows while the list follows.
    private static int Rows(PseudoTerminal terminal) =>
        FollowedRows().Match(terminal.Shown) is { Success: true } match ? int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("([0-9,]+) FOLLOW")]
    private static partial Regex FollowedRows();

    private static int Recorded(string recording, bool isCut = false)
    {
        ProgramRun read = ProgramRun.Of("-r", recording, "--count", "-Y", "udp.port == 4242");
        Assert.Equal(0, read.Code);
        Assert.Equal(isCut ? read.Error : "", read.Error);
        return int.Parse(read.Output.Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
