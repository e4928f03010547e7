using TermCap.Screen.Driver;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>What may be under way to the terminal at once.</summary>
public sealed class FlowControlTests
{
    private readonly FixedClock _clock = new();
    private readonly StatusAnswers _answers;
    private readonly FrameGate _gate;

    public FlowControlTests()
    {
        _answers = new StatusAnswers(_clock);
        _gate = new FrameGate(_answers, _clock);
    }

    [Fact]
    public void A_frame_waits_for_the_answer_to_the_one_before_and_a_keys_frame_goes_behind_it()
    {
        Assert.True(_gate.MayDraw(answersKey: false));
        _gate.Sent(5000);
        Assert.False(_gate.MayDraw(answersKey: false));
        Assert.True(_gate.MayDraw(answersKey: true));
        _gate.Sent(200);
        Assert.False(_gate.MayDraw(answersKey: true));

        _clock.Advance(TimeSpan.FromMilliseconds(250));
        _answers.Note();
        Assert.False(_gate.MayDraw(answersKey: false));
        Assert.True(_gate.MayDraw(answersKey: true));
        _answers.Note();
        Assert.True(_gate.MayDraw(answersKey: false));
        Assert.Equal(TimeSpan.FromMilliseconds(250), _gate.RoundTrip);
    }

    [Fact]
    public void A_held_key_is_drawn_until_a_kilobyte_is_under_way()
    {
        int frames = 0;
        for (; _gate.MayDraw(answersKey: true) && frames < 100; frames++)
        {
            _gate.Sent(256);
        }

        Assert.Equal((FrameGate.KeyBytesMax / 256) + 1, frames);
    }

    [Fact]
    public void A_terminal_that_never_answers_is_soon_not_waited_for()
    {
        for (int frame = 0; frame < 3; frame++)
        {
            Assert.True(_gate.Asks);
            _gate.Sent(900);
            Assert.False(_gate.MayDraw(answersKey: false));
            _clock.Advance(TimeSpan.FromSeconds(4));
            Assert.True(_gate.MayDraw(answersKey: false));
        }

        Assert.False(_gate.Asks);
        _gate.Sent(900);
        Assert.True(_gate.MayDraw(answersKey: false));
    }
}
