using System.Text;
using TermCap.Engine.Summary;

namespace TermCap.Engine.Tests.Summary;

/// <summary>What of a packet's text reaches a terminal, and what becomes a dot.</summary>
public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain ~text!", "plain ~text!")]
    [InlineData("bell\a tab\t line\r\n", "bell. tab. line..")]
    [InlineData("\e[31mred", ".[31mred")]
    [InlineData("grün ñ Łódź", "grün ñ Łódź")]
    [InlineData("αβγ Жук", "αβγ Жук")]
    [InlineData("right\u202Eleft", "right...left")]
    [InlineData("zero\u200Bwidth", "zero...width")]
    [InlineData("wide 漢", "wide ...")]
    [InlineData("emoji 😀", "emoji ....")]
    [InlineData("combining e\u0301", "combining e..")]
    [InlineData("C1 \u009B31m", "C1 ..31m")]
    [InlineData("soft\u00ADhyphen ×÷", "soft..hyphen ....")]
    [InlineData("\u007F", ".")]
    public void Text_comes_out_like_this(string text, string expected) => Assert.Equal(expected, SafeText.From(Encoding.UTF8.GetBytes(text), 100));

    [Fact]
    public void Broken_utf8_becomes_a_dot_a_byte()
    {
        byte[] broken = [0xC3, (byte)'a', 0xFF, 0xE2, 0x82, 0xC0, 0x80, 0xED, 0xA0, 0x80];
        Assert.Equal(".a........", SafeText.From(broken, 100));
    }

    [Fact]
    public void What_is_too_long_ends_in_an_ellipsis() => Assert.Equal("abc…", SafeText.From("abcdef"u8, 3));
}
