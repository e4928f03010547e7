using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using TermCap.Screen.Driver;
using TermCap.Screen.Tests.Fakes;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Time;

namespace TermCap.Screen.Tests;

/// <summary>What terminals send for keys, cut anywhere, and what the toolkit gets of it.</summary>
public sealed class KeySequencesTests
{
    private const string Answer = "\x1b[0n";
    private const string EscapeKey = "\x1b[27u";

    private readonly StatusAnswers _answers = new(new FixedClock());
    private readonly KeySequences _keys;

    public KeySequencesTests() => _keys = new KeySequences(_answers);

    [Theory]
    [InlineData("ab" + Answer + "c", "abc", 1)]
    [InlineData(Answer + Answer, "", 2)]
    [InlineData("\x1b[A" + Answer + "\x1b[1;5C", "\x1b[A\x1b[1;5C", 1)]
    [InlineData("\x1b" + Answer, EscapeKey, 1)]
    [InlineData("\x1b[" + Answer, "", 1)]
    [InlineData("\x1b[200~to" + Answer + " paste\x1b[201~", "\x1b[200~to paste\x1b[201~", 1)]
    [InlineData("n", "n", 0)]
    [InlineData("\x1b[01n", "\x1b[01n", 0)]
    public void Answers_are_taken_out_of_what_is_typed_wherever_the_input_is_cut(string input, string passed, int count)
    {
        for (int cut = 0; cut <= input.Length; cut++)
        {
            StatusAnswers answers = new(new FixedClock());
            KeySequences keys = new(answers);
            Assert.Equal((passed, count), (keys.Take(input[..cut]) + keys.Take(input[cut..]), (int)answers.Count));
            Assert.False(keys.IsHolding);
        }
    }

    [Theory]
    [InlineData("\x1b[A\x1bOB\x1b[1;5C\x1b[3~\x1b[15;2~\x1bj\x1b[Z\x1b[57358u\x1b[97;5u", null, "what the toolkit reads stays as it is")]
    [InlineData("\x1b[<0;12;7M\x1b[<64;1;1m\x1b[24;80R\x1b[?62;4c\x1b]11;rgb:0000/0000/0000\x1b\\\x1b]10;rgb:ff/ff/ff\a", null, "and so do the mouse and the answers to its questions")]
    [InlineData("\x1b[7~\x1b[8~\x1b[7;5~", "\x1b[1~\x1b[4~\x1b[1;5~", "rxvt's Home and End")]
    [InlineData("\x1b[[A\x1b[[E", "\x1b[11~\x1b[15~", "the Linux console's F1 and F5")]
    [InlineData("\x1b[[F", "", "nothing that it has")]
    [InlineData("a\x1b[25~\x1b[29~\x1b[34;2~\x1b[999;999~b", "ab", "F13, the menu key, Shift-F10, nonsense")]
    [InlineData("\x1b[201~x", "x", "the end of a paste without its beginning")]
    [InlineData("\x1b[55296u\x1b[1114112u\x1b[99999999999u\x1b[908018u", "", "no code points, and one that the toolkit takes for none")]
    [InlineData("\x1bOO\x1b[Y\x1b[5^", "", "what it does not know")]
    [InlineData("\x1bP1$r0m\x1b\\j\x1b_Gi=1;OK\x1b\\k", "jk", "answers that nobody asked for")]
    [InlineData("\x1b[\rj", "\rj", "Alt-[ and then keys")]
    [InlineData("\x1b]\x1b[A", "\x1b[A", "Alt-] and then a key")]
    [InlineData("\x1b\x1b[B", EscapeKey + "\x1b[B", "Escape and then a key")]
    public void The_toolkit_gets_what_it_can_read_wherever_the_input_is_cut(string input, string? passed, string why)
    {
        for (int cut = 0; cut <= input.Length; cut++)
        {
            KeySequences keys = new(_answers);
            Assert.True((passed ?? input) == keys.Take(input[..cut]) + keys.Take(input[cut..]), why);
            Assert.False(keys.IsHolding);
        }
    }

    [Fact]
    public void A_lone_escape_is_held_until_it_is_known_to_be_a_key()
    {
        Assert.Empty(_keys.Take("\x1b"));
        Assert.True(_keys.IsHolding);
        Assert.Equal(EscapeKey, _keys.Quiet());
        Assert.False(_keys.IsHolding);
        Assert.Equal(Key.Esc, new AnsiKeyboardParser().IsKeyboard(EscapeKey)!.GetKey(EscapeKey));
    }

    [Fact]
    public void The_rest_of_a_sequence_may_come_late_and_is_given_up_in_the_end()
    {
        Assert.Empty(_keys.Take("\x1b[2"));
        WaitQuietly(KeySequences.QuietStepsMax - 1);
        Assert.Equal("\x1b[21~", _keys.Take("1~"));

        Assert.Empty(_keys.Take("\x1b[2"));
        WaitQuietly(KeySequences.QuietStepsMax);
        Assert.False(_keys.IsHolding);
        Assert.Equal("1~", _keys.Take("1~"));
    }

    [Fact]
    public void A_paste_is_handed_on_whole_even_when_its_end_is_lost()
    {
        Assert.Empty(_keys.Take("\x1b[200~tcp.port"));
        WaitQuietly(KeySequences.QuietStepsMax - 1);
        Assert.Empty(_keys.Take(" == 80"));
        WaitQuietly(KeySequences.QuietStepsMax - 1);
        Assert.Equal("\x1b[200~tcp.port == 80\x1b[201~", _keys.Quiet());
        Assert.Equal("j", _keys.Take("\x1b[201~j"));
    }

    [Fact]
    public void A_paste_beyond_every_line_is_cut_and_its_end_still_seen()
    {
        string passed = _keys.Take("\x1b[200~" + new string('x', KeySequences.PasteMax * 2) + "\x1b[201~j");
        Assert.Equal("\x1b[200~" + new string('x', KeySequences.PasteMax) + "\x1b[201~j", passed);
    }

    [Fact]
    public void A_sequence_without_an_end_is_not_kept_for_ever()
    {
        Assert.Empty(_keys.Take("\x1b[" + new string('1', KeySequences.LengthMax - 2)));
        Assert.False(_keys.IsHolding);
    }

    [Fact]
    public void The_toolkit_fails_on_nothing_that_is_passed_on()
    {
        Gen<string> number = Gen.OneOf(Gen.Int[0, 300], Gen.Int[55000, 58000], Gen.Int[0, 1_200_000]).Select(value => value.ToString(CultureInfo.InvariantCulture));
        Gen<string> parameters = Gen.Select(Gen.String[Gen.Char["?<>"], 0, 1], number.Array[0, 4], Gen.Char[";:"]).Select((mark, numbers, between) => mark + string.Join(between, numbers));
        Gen<string> sequence = Gen.OneOf(
            Gen.Select(parameters, Gen.Char['@', '~']).Select((middle, final) => $"\x1b[{middle}{final}"),
            Gen.Char['\0', '\u00ff'].Select(letter => $"\x1bO{letter}"),
            Gen.Char['\0', '\u00ff'].Select(letter => $"\x1b{letter}"),
            Gen.String[Gen.Char["\x1b[]O~;0123456789Au?<\\\a\r"], 0, 8]);
        sequence.Array[1, 6].Sample(
            sequences =>
            {
                ConcurrentQueue<char> input = new();
                using AnsiInputProcessor toolkit = new(input, new VirtualTimeProvider());
                KeySequences keys = new(_answers);
                foreach (string one in sequences)
                {
                    foreach (char letter in keys.Take(one))
                    {
                        input.Enqueue(letter);
                    }

                    toolkit.ProcessQueue();
                }
            },
            iter: 20_000,
            seed: "4wnxPCR51px2");
    }

    private void WaitQuietly(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Assert.Empty(_keys.Quiet());
        }
    }
}
