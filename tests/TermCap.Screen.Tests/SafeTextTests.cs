using System.Text;
using CsCheck;
using TermCap.Screen.Model;
using TermCap.Screen.Tests.Fakes;
using TermCap.Screen.Text;

namespace TermCap.Screen.Tests;

/// <summary>Packets, names and files are written by others: nothing in them may steer the terminal.</summary>
public sealed class SafeTextTests
{
    private const string Seed = "0000TermCap1";
    private const string Poison = "\x1b\a\u009b\u202e\u2066\r\n\u0301\u200d世";

    [Fact]
    public void Nothing_that_controls_or_turns_text_is_allowed()
    {
        for (int code = 0; code <= char.MaxValue; code++)
        {
            char letter = SafeText.Filter((char)code);
            Rune rune = new(letter);
            Assert.True(
                Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Control and not System.Globalization.UnicodeCategory.Format
                    and not System.Globalization.UnicodeCategory.NonSpacingMark and not System.Globalization.UnicodeCategory.EnclosingMark
                    and not System.Globalization.UnicodeCategory.LineSeparator and not System.Globalization.UnicodeCategory.ParagraphSeparator,
                $"U+{code:X4} comes out as U+{(int)letter:X4}");
            Assert.False(letter is >= '\u0590' and < '\u0900', "right-to-left letters turn the line");
            Assert.InRange(SafeText.ToAscii((char)code), ' ', '~');
        }
    }

    [Fact]
    public void No_pane_lets_control_bytes_reach_the_terminal() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Int[0, Poison.Length - 1].Select(place => Poison[place])), 1, 60]
            .Sample(
                text =>
                {
                    using Headless screen = new(Poisoned(text), 140, 40);
                    foreach (string keys in new[] { "g Space j", "Enter Tab Tab", "c", "i", "G j", "e", "w", "f", "?", "q p x", "y", "t", "s", "Tab Esc", "S Enter", "r" })
                    {
                        screen.Press(keys);
                    }

                    screen.Paste(text);
                    screen.Press(":").Type(new string([.. text.Where(letter => letter >= ' ' && !char.IsSurrogate(letter))]));
                    screen.Paste(text);
                    screen.Press("Enter Esc /").Type(new string([.. text.Where(letter => letter >= ' ' && !char.IsSurrogate(letter))]));
                    screen.Press("Enter");
                    AssertClean(screen);
                },
                seed: Seed,
                iter: 20);

    private static void AssertClean(Headless screen)
    {
        foreach (byte[] frame in screen.Sink.Frames)
        {
            string text = Encoding.UTF8.GetString(frame);
            // What is left when our own sequences are taken out.
            string shown = System.Text.RegularExpressions.Regex.Replace(text, @"\x1b\[[?0-9;]*[a-zA-Z]", "");
            Assert.DoesNotContain(shown, letter => SafeText.Filter(letter) != letter);
        }
    }

    // Every text that a model can give holds the poison.
    private static FakeModel Poisoned(string text)
    {
        FakeModel model = BondedHost.Make(12);
        for (int place = 0; place < model.Packets.Count; place++)
        {
            model.Packets[place] = model.Packets[place] with { Source = text, Destination = text, Info = text, Protocol = text, Path = [text, text], Letter = text[0] };
            model.PacketCopies[place] = [.. model.PacketCopies[place].Select(copy => copy with { Interface = text, Role = text, Way = text, Remark = text })];
        }

        model.AllEvents[0] = model.AllEvents[0] with { Text = text, BeforePacket = 3 };
        model.AllConversations = [.. model.AllConversations.Select(line => line with { A = text, B = text, State = text, Filter = text })];
        model.Interfaces = [.. model.Interfaces.Select(line => line with { Name = text, Kind = text, Role = text, State = text, Mac = text, Addresses = text, Drops = 3, Refused = 2, Missing = 1 })];
        model.Failovers = [new FailoverLine(model.Start, text, text, text) { BlackoutNanoseconds = 5 }];
        model.Name = text;
        model.Job = new FakeSaveJob { Progress = new SaveProgress(1, 2, 3, IsDone: true) { Failure = text } };
        model.Status = model.Status with
        {
            SourceName = text,
            CaptureFilter = text,
            Remark = text,
            Headlines = [text, text],
            Failure = text,
            Bonds = [new BondLine(text, text, [new SlaveLine(text, true, true)])],
            Verdicts = [new VerdictCount(text, text[0], 1, 2)],
        };
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        model.PacketDetail = new PacketDetail([new DetailField(0, text, 0, 1), new DetailField(1, text, 1, 1)], bytes);
        model.Explanation = new Explanation(text, [text, text], text, [text]);
        model.Stream = new FollowedStream(1, text, text, [new StreamChunk(true, 1, bytes, false)], true);
        return model;
    }
}
