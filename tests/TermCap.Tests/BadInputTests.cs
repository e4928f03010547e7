using System.Buffers.Binary;
using System.Diagnostics;

namespace TermCap.Tests;

/// <summary>Whatever comes in wrong ends in one sentence with what to do next, and in the exit code that says whose fault it is.</summary>
public sealed class BadInputTests
{
    private const string Good = "seed-redis/any.sll2.pcap";

    [Fact]
    public void An_empty_file_is_unreadable()
    {
        using TemporaryFolder folder = new();
        ProgramRun run = ProgramRun.Of("-r", folder.With("empty.pcap", []), "--json");
        Assert.Equal(3, run.Code);
        Assert.Contains("empty", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_capture_is_unreadable()
    {
        using TemporaryFolder folder = new();
        ProgramRun run = ProgramRun.Of("-r", folder.With("notes.txt", "this is not a capture at all, only words"u8.ToArray()), "--text");
        Assert.Equal(3, run.Code);
        run.AssertSentence();
    }

    [Fact]
    public void A_file_cut_in_mid_record_gives_its_good_frames_one_warning_and_success()
    {
        using TemporaryFolder folder = new();
        byte[] whole = File.ReadAllBytes(Path.Combine(ProgramRun.Captures, Good));
        string cut = folder.With("cut.pcap", whole[..^7]);
        ProgramRun json = ProgramRun.Of("-r", cut, "--json");
        Assert.Equal(0, json.Code);
        json.AssertSentence();
        Assert.NotEmpty(json.Output);

        ProgramRun report = ProgramRun.Of("report", cut, "--json");
        Assert.Equal(0, report.Code);
        Assert.Contains("\"truncated\":true", report.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void A_block_of_impossible_length_before_any_frame_is_unreadable(uint length)
    {
        using TemporaryFolder folder = new();
        byte[] block = new byte[28];
        BinaryPrimitives.WriteUInt32LittleEndian(block, 0x0A0D0D0A);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(4), length);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(8), 0x1A2B3C4D);
        ProgramRun run = ProgramRun.Of("report", folder.With("bad.pcapng", block));
        Assert.Equal(3, run.Code);
        run.AssertSentence();
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void A_block_of_impossible_length_after_good_frames_ends_the_input_with_a_warning(uint length)
    {
        using TemporaryFolder folder = new();
        string good = folder.File("good.pcapng");
        Assert.Equal(0, ProgramRun.Of("clean", Good, "--all-copies", "-o", good).Code);
        byte[] block = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(block, 6);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(4), length);
        string bad = folder.With("bad.pcapng", [.. File.ReadAllBytes(good), .. block]);
        ProgramRun run = ProgramRun.Of("-r", bad, "--count");
        Assert.Equal(0, run.Code);
        Assert.Equal("12 packets\n", run.Output);
        run.AssertSentence();
    }

    [Fact]
    public void An_unknown_link_type_is_unreadable()
    {
        using TemporaryFolder folder = new();
        byte[] file = File.ReadAllBytes(Path.Combine(ProgramRun.Captures, Good));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(20), 147);
        ProgramRun run = ProgramRun.Of("-r", folder.With("odd.pcap", file), "--json");
        Assert.Equal(3, run.Code);
        Assert.Contains("link type", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nonexistent/capture.pcap")]
    [InlineData("seed-redis")]
    public void A_path_that_cannot_be_read_is_said(string path)
    {
        ProgramRun run = ProgramRun.Of("-r", path, "--json");
        Assert.Equal(3, run.Code);
        Assert.Contains(path, run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_said()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may read every file");
        using TemporaryFolder folder = new();
        string path = folder.With("secret.pcap", [1]);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are Unix's");
#pragma warning disable CA1416 // skipped above on Windows
        File.SetUnixFileMode(path, UnixFileMode.None);
#pragma warning restore CA1416
        ProgramRun run = ProgramRun.Of("-r", path, "--json");
        Assert.Equal(3, run.Code);
        run.AssertSentence();
    }

    [Theory]
    [InlineData("tcp.prt == 80", "column 1")]
    [InlineData("tcp.port ==", "column")]
    public void A_bad_display_filter_is_pointed_at(string filter, string where)
    {
        ProgramRun run = ProgramRun.Of("-r", Good, "--text", "-Y", filter);
        Assert.Equal(2, run.Code);
        Assert.Contains(where, run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_that_is_not_there_cannot_be_captured_on()
    {
        ProgramRun run = ProgramRun.Of("-i", "nosuch0", "--text");
        Assert.Equal(4, run.Code);
        Assert.Contains("nosuch0", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_capture_filter_is_wrong_usage()
    {
        Assert.SkipUnless(Capture.LiveCapture.IsAvailable, "libpcap is not installed here");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "opening a device needs CAP_NET_RAW");
        ProgramRun run = ProgramRun.Of("-i", "lo", "--text", "tcp", "prot", "80");
        Assert.Equal(2, run.Code);
        Assert.Contains("tcp prot 80", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_rights_the_ways_out_are_said()
    {
        Assert.SkipUnless(Capture.LiveCapture.IsAvailable, "libpcap is not installed here");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root has the rights");
        ProgramRun run = ProgramRun.Of("-i", "lo", "--text", "-c", "1");
        Assert.Equal(4, run.Code);
        Assert.Contains("setcap", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_libpcap_everything_but_live_capture_works()
    {
        Assert.SkipWhen(Capture.LiveCapture.IsAvailable, "libpcap is installed here");
        ProgramRun live = ProgramRun.Of("-i", "lo", "--text");
        Assert.Equal(4, live.Code);
        Assert.Contains("libpcap", live.AssertSentence(), StringComparison.Ordinal);
        Assert.Equal(0, ProgramRun.Of("-r", Good, "--json").Code);
    }

    [Fact]
    public void An_output_that_exists_stays_as_it_is_without_force()
    {
        using TemporaryFolder folder = new();
        string output = folder.With("out.pcapng", "precious"u8.ToArray());
        ProgramRun refused = ProgramRun.Of("clean", Good, "-o", output);
        Assert.Equal(2, refused.Code);
        Assert.Contains("--force", refused.AssertSentence(), StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(output));
        Assert.Equal(0, ProgramRun.Of("clean", Good, "-o", output, "--force").Code);
        Assert.NotEqual("precious", File.ReadAllText(output));
    }

    [Theory]
    [InlineData("clean", Good, "-o", "/dev/full")]
    [InlineData("-r", Good, "-w", "/dev/full")]
    public void A_full_disk_fails_with_one_sentence(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full here");
        ProgramRun run = ProgramRun.Of(arguments);
        Assert.Equal(1, run.Code);
        Assert.Contains("no space left", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shells_limit_for_a_file_is_said_and_ends_nothing()
    {
        using TemporaryFolder folder = new();

        // Where the program is not native, its runtime's executable memory would be such a file.
        string[] line = ["-c", "ulimit -f 1; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "sh", .. ProgramRun.Command, "-r", Path.Combine(ProgramRun.Captures, Good), "-w", folder.File("o.pcapng")];
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", line) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("or ulimit -f)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_behind_the_standard_output_fails_with_one_sentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full here");
        string[] line = ["-c", "exec \"$@\" >/dev/full", "sh", .. ProgramRun.Command, "report", Path.Combine(ProgramRun.Captures, Good)];
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", line) { RedirectStandardError = true })!;
        string said = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("termcap: cannot write to standard output: No space left on device", said, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpectedly", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_said()
    {
        ProgramRun run = ProgramRun.Of("clean", Good, "-o", "/nonexistent/out.pcapng");
        Assert.Equal(1, run.Code);
        Assert.Contains("/nonexistent/out.pcapng", run.AssertSentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_that_is_not_there_and_a_dumb_terminal_are_wrong_usage()
    {
        Assert.SkipUnless(ScriptCommand.IsAvailable, "script(1) is not installed here");
        ProgramRun dumb = ScriptCommand.Run("dumb", "--demo");
        Assert.Equal(2, dumb.Code);
        Assert.Contains("TERM=dumb", dumb.Output, StringComparison.Ordinal);
        ProgramRun theme = ScriptCommand.Run("xterm", "--demo", "--theme", "nosuch");
        Assert.Equal(2, theme.Code);
        Assert.Contains("nosuch", theme.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_that_nobody_reads_ends_quietly()
    {
        using System.Diagnostics.Process process = ProgramRun.Start(["-r", "many-conns/any.sll2.pcap", "--json"], new Dictionary<string, string?>());
        process.StandardOutput.Close();
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, errors));
    }

    [Fact]
    public void A_topology_that_is_none_is_said()
    {
        using TemporaryFolder folder = new();
        ProgramRun run = ProgramRun.Of("report", Good, "--topology", folder.With("t.json", "[1"u8.ToArray()));
        Assert.Equal(3, run.Code);
        run.AssertSentence();
    }
}
