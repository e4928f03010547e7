using TermCap.Screen.Driver;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

public sealed class GoldenScreenTests
{
    public static TheoryData<int, int, string, string> Screens()
    {
        TheoryData<int, int, string, string> rows = [];
        foreach ((int width, int height) in new[] { (80, 24), (100, 30), (140, 40), (200, 60), (60, 15) })
        {
            rows.Add(width, height, "packets", "");
            rows.Add(width, height, "problem", "g n Space Enter Tab j j");
            rows.Add(width, height, "conversations", "c");
            rows.Add(width, height, "interfaces", "i");
            rows.Add(width, height, "events", "e");
            rows.Add(width, height, "why", "g n w");
            rows.Add(width, height, "follow", "f");
            rows.Add(width, height, "help", "?");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void A_view_reads_so(int width, int height, string view, string keys)
    {
        using Headless screen = new(BondedHost.Make(), width, height);
        if (keys.Length > 0)
        {
            screen.Press(keys);
        }

        Golden.Check($"{view}-{width}x{height}", screen.Text());
    }

    [Fact]
    public void Ascii_alone_is_sent_where_the_locale_has_no_UTF_8()
    {
        using Headless screen = new(BondedHost.Make(), glyphs: GlyphSet.Ascii, theme: "mono");
        screen.Press("g n Space");
        string text = screen.Text();
        Assert.DoesNotContain(text, letter => letter is not '\n' and (< ' ' or > '~'));
        Golden.Check("packets-ascii", text);
    }
}
