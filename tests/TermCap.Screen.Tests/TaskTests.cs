using System.Drawing;
using TermCap.Screen.Sources;

namespace TermCap.Screen.Tests;

/// <summary>What people come for in an incident, on the demo's capture, each within the keys given.</summary>
public sealed class TaskTests
{
    [Fact]
    public void Is_there_real_loss_on_this_host_0_keys()
    {
        using Headless screen = Screen();
        Assert.Matches("real retransmission|No real loss", screen.Line(1));
        Assert.Contains("retrans ", screen.Line(2), StringComparison.Ordinal);
    }

    [Fact]
    public void Which_conversation_suffers_1_key()
    {
        using Headless screen = Screen();
        screen.Press("c");
        Assert.Contains("Client", screen.Line(4), StringComparison.Ordinal);
        Assert.Contains(":", screen.Line(5), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_is_this_row_red_2_keys()
    {
        using Headless screen = Screen();
        screen.Press("n w");
        Assert.Contains("It is real", screen.Text(), StringComparison.Ordinal);
        Assert.Contains("Seen at", screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Did_the_bond_fail_over_1_key()
    {
        using Headless screen = Screen();
        screen.Press("e");
        Assert.Contains("is active", screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Which_slave_carries_it_0_keys()
    {
        using Headless screen = Screen();
        Assert.Contains("eth3*", screen.Line(3), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_packets_of_one_port_with_1_line()
    {
        using Headless screen = Screen();
        screen.Press("/").Type("tcp.port == 5002").Press("Enter");
        Assert.Contains("/tcp.port == 5002", screen.Line(0), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_a_naive_reading_have_said_2_keys()
    {
        using Headless screen = Screen();
        screen.Press("a n w");
        Assert.Contains("reading", screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_the_proof_into_a_ticket_3_keys()
    {
        using Headless screen = Screen();
        screen.Press("n w y");
        Assert.StartsWith("\x1b]52;c;", Assert.Single(screen.Terminal.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_shown_from_its_beginning()
    {
        using Headless screen = Screen();
        Assert.Equal(0, screen.Window.List.Selected.Position);
        Assert.False(screen.Window.List.IsFollowing);
    }

    private static Headless Screen()
    {
        EngineModel model = EngineModelTests.Demo();
        return new Headless(model, model, new Size(80, 24));
    }
}
