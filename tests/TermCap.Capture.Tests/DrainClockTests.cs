using TermCap.Engine.Frames;

namespace TermCap.Capture.Tests;

public sealed class DrainClockTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Without_a_request_it_is_never_over()
    {
        DrainClock clock = new();
        Assert.False(clock.IsOver(long.MaxValue));
        Assert.False(clock.IsOverAfterQuiet());
    }

    [Fact]
    public void Frames_that_are_clearly_younger_than_the_request_end_it()
    {
        DrainClock clock = new();
        clock.Start(new Timestamp(1000 * Millisecond));
        clock.Start(new Timestamp(9000 * Millisecond));
        Assert.False(clock.IsOver(0));
        Assert.False(clock.IsOver(1000 * Millisecond));
        Assert.False(clock.IsOver(1050 * Millisecond));
        Assert.True(clock.IsOver(1051 * Millisecond));
    }

    [Fact]
    public void One_quiet_wait_is_not_enough()
    {
        DrainClock clock = new();
        clock.Start(new Timestamp(1000 * Millisecond));
        Assert.False(clock.IsOverAfterQuiet());
    }
}
