namespace TermCap.Tests.Tmux;

/// <summary>Ten things that people come for in an incident, in the built program at 80 by 24, each within so many keys.</summary>
[Collection(RealTerminals.Name)]
public sealed class TenTasks
{
    // A Redis client on a bonded host; nothing was lost.
    private const string Redis = "-r CAPTURES/seed-redis/any.sll2.pcap --topology CAPTURES/seed-redis/topology.json";

    // The host sends to a server over a lossy network.
    private const string Loss = "-r CAPTURES/loss-tx/any.sll2.pcap --topology CAPTURES/loss-tx/topology.json";

    // The switch's port goes down; the bond takes its other slave. Two conversations.
    private const string Failover = "-r CAPTURES/failover/any.sll2.pcap --topology CAPTURES/failover/topology.json";

    [Fact]
    public void Is_there_real_loss_on_this_host()
    {
        using TmuxScreen screen = TmuxScreen.Start(Redis);
        screen.Shows("No real loss. All 7 apparent retransmissions are copies seen at bond1 and eth2.", "retrans 0 (7)");
        Assert.Equal(0, screen.Keys);
    }

    [Fact]
    public void Which_conversation_suffers()
    {
        using TmuxScreen screen = TmuxScreen.Start(Failover);
        screen.Shows("7 real retransmissions").Press("c");
        // The worst stands first; Enter shows its packets alone.
        screen.Shows("Client", "4 (71)").Press("Enter");
        screen.Shows("/tcp.stream == ", "10.0.21.5:34030").NoLongerShows("10.0.21.5:49738");
        Assert.Equal(2, screen.Keys);
    }

    [Fact]
    public void Why_is_this_row_red()
    {
        using TmuxScreen screen = TmuxScreen.Start(Loss);
        screen.Shows("real retransmissions").Press("n").Press("w");
        screen.Shows("It is real.", "Seen at bond1 (master, out) +0 µs, eth2 (active slave, out)", "Next");
        Assert.Equal(2, screen.Keys);
    }

    [Fact]
    public void Did_the_bond_fail_over()
    {
        using TmuxScreen screen = TmuxScreen.Start(Failover);
        screen.Shows("END").Press("e");
        screen.Shows("bond1: eth3 is active", "blackout");
        Assert.Equal(1, screen.Keys);
    }

    [Fact]
    public void Which_slave_carries_it()
    {
        using TmuxScreen screen = TmuxScreen.Start(Failover);
        screen.Shows("END", "eth3*").Press("i");
        screen.Shows("eth3", "active slave", "backup slave");
        Assert.Equal(1, screen.Keys);
    }

    [Fact]
    public void Are_we_dropping()
    {
        using TmuxScreen screen = TmuxScreen.Start("--demo");
        screen.Shows("drop 0");
        Assert.Equal(0, screen.Keys);
    }

    [Fact]
    public void Only_Redis_of_one_client_and_save_that_cleaned()
    {
        using TmuxScreen screen = TmuxScreen.Start(Redis);
        screen.Shows("1/12").Press("/").Type("redis && ip.addr == 10.0.21.5");
        screen.Shows("/redis && ip.addr == 10.0.21.5", "GET report").NoLongerShows("[SYN]");
        int before = screen.Keys;
        screen.Press("s").Shows("save filtered packets as:").Press("Enter");
        screen.Shows("saved ", ".pcapng");
        Assert.Equal(2, screen.Keys - before);

        string saved = Assert.Single(Directory.EnumerateFiles(screen.Folder, "*.pcapng"));
        ProgramRun read = ProgramRun.Of("-r", saved, "--text");
        Assert.Contains("GET report", read.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SYN", read.Output, StringComparison.Ordinal);
        // Cleaned: what was saved has no copies.
        Assert.Contains("no copies", ProgramRun.Of("report", saved).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_Wireshark_have_said()
    {
        using TmuxScreen screen = TmuxScreen.Start(Redis);
        screen.Shows("1/12").Press("j").Press("w");
        screen.Shows("Phantom: copy at bond1", "say TCP Retransmission (frame 4)");
        Assert.Equal(2, screen.Keys);
    }

    [Fact]
    public void Copy_the_proof_into_a_ticket()
    {
        using TmuxScreen screen = TmuxScreen.Start(Loss);
        screen.Shows("real retransmissions").Press("n").Press("w").Shows("It is real.").Press("y");
        string ticket = screen.Clipboard();
        Assert.StartsWith("Packet ", ticket, StringComparison.Ordinal);
        Assert.Contains("It is real.", ticket, StringComparison.Ordinal);
        Assert.Contains("Seen at bond1 (master, out) +0 µs, eth2 (active slave, out)", ticket, StringComparison.Ordinal);
        Assert.Contains("$ ss -tino dst", ticket, StringComparison.Ordinal);
        Assert.Equal(3, screen.Keys);
    }
}
