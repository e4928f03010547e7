using System.Text;

namespace TermCap.Engine.Summary;

/// <summary>Turns bytes of packets into characters that a terminal can be given: the one place where that happens.</summary>
/// <remarks>
/// What passes: printable ASCII, and letters and digits of Latin, Greek and Cyrillic in valid UTF-8, each one cell wide. Everything else becomes one dot a byte:
/// control bytes, escape sequences, marks that turn the writing direction, combining and wide characters, broken UTF-8.
/// </remarks>
public static class SafeText
{
    /// <summary>What stands for a byte that does not pass.</summary>
    public const char Replacement = '.';

    /// <summary>Reads the next character; the bytes must not be empty.</summary>
    /// <param name="bytes">The bytes; read ones are cut off.</param>
    public static char Next(ref ReadOnlySpan<byte> bytes)
    {
        byte first = bytes[0];
        if (first < 0x80)
        {
            bytes = bytes[1..];
            return first is >= 0x20 and < 0x7F ? (char)first : Replacement;
        }

        if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int used) == System.Buffers.OperationStatus.Done && IsNarrowLetter(rune.Value))
        {
            bytes = bytes[used..];
            return (char)rune.Value;
        }

        bytes = bytes[1..];
        return Replacement;
    }

    /// <summary>Whether a character passes.</summary>
    public static bool IsSafe(char letter) => letter is >= ' ' and < '\x7F' || IsNarrowLetter(letter);

    /// <summary>The bytes as text, at most this many characters; an ellipsis ends what was longer. For detail panes; allocates.</summary>
    public static string From(ReadOnlySpan<byte> bytes, int maximumChars)
    {
        StringBuilder text = new(Math.Min(bytes.Length, maximumChars));
        while (!bytes.IsEmpty && text.Length < maximumChars)
        {
            text.Append(Next(ref bytes));
        }

        return bytes.IsEmpty ? text.ToString() : text.Append('…').ToString();
    }

    // Latin-1 letters without × and ÷, Latin Extended-A and -B, Greek, Cyrillic; the marks within these blocks (0483 to 0489, and unassigned places) are no letters.
    private static bool IsNarrowLetter(int value) =>
        value is (>= 0xC0 and <= 0x24F and not 0xD7 and not 0xF7) or (>= 0x370 and <= 0x52F) && char.IsLetterOrDigit((char)value);
}
