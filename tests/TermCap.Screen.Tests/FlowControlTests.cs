using TermCap.Screen.Driver;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>What may be under way to the terminal at once, and how its answers are told from keys.</summary>
public sealed class FlowControlTests
{
    private const string Answer = "\x1b[0n";

    private readonly FixedClock _clock = new();
    private readonly StatusAnswers _answers;
    private readonly FrameGate _gate;

    public FlowControlTests()
    {
        _answers = new StatusAnswers(_clock);
        _gate = new FrameGate(_answers, _clock);
    }

    [Theory]
    [InlineData("ab" + Answer + "c", "abc", 1)]
    [InlineData(Answer + Answer, "", 2)]
    [InlineData("\x1b[A" + Answer + "\x1b[1;5C", "\x1b[A\x1b[1;5C", 1)]
    [InlineData("\x1b" + Answer, "\x1b", 1)]
    [InlineData("\x1b[" + Answer, "\x1b[", 1)]
    [InlineData("\x1b[0m", "\x1b[0m", 0)]
    [InlineData("n", "n", 0)]
    [InlineData("\x1b[01n", "\x1b[01n", 0)]
    public void Answers_are_taken_out_of_what_is_typed_wherever_the_input_is_cut(string input, string keys, int count)
    {
        for (int cut = 0; cut <= input.Length; cut++)
        {
            StatusAnswers answers = new(_clock);
            string passed = string.Concat(answers.Take(input[..cut])) + string.Concat(answers.Take(input[cut..]));
            Assert.Equal((keys, count), (passed + answers.Release(), (int)answers.Count));
            Assert.False(answers.IsHolding);
        }
    }

    [Fact]
    public void A_lone_escape_is_held_until_it_is_known_to_be_a_key()
    {
        Assert.Empty(_answers.Take("\x1b"));
        Assert.True(_answers.IsHolding);
        Assert.Equal("\x1b", _answers.Release());
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
        _ = _answers.Take(Answer).Count();
        Assert.False(_gate.MayDraw(answersKey: false));
        Assert.True(_gate.MayDraw(answersKey: true));
        _ = _answers.Take(Answer).Count();
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
