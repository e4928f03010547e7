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
        Assert.False(clock.IsOverAfterQuiet(long.MaxValue));
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

    [Theory]
    [InlineData("0", false, "one look that finds nothing is not enough")]
    [InlineData("0 100", false, "the kernel may hold a block back so long")]
    [InlineData("0 50 100 150", true, "a read time-out and half of one more")]
    [InlineData("0 100 frame 200 300", false, "a frame begins it anew")]
    [InlineData("0 100 frame 200 350", true, "and it goes on from there")]
    public void Looks_that_find_nothing_end_it_when_they_are_far_enough_apart(string looks, bool isOver, string why)
    {
        DrainClock clock = new();
        clock.Start(new Timestamp(1000 * Millisecond));
        long start = Environment.TickCount64;
        bool last = false;
        foreach (string look in looks.Split(' '))
        {
            last = look == "frame" ? clock.IsOver(0) : clock.IsOverAfterQuiet(start + long.Parse(look));
        }

        Assert.True(isOver == last, why);
    }
}
