using System.Globalization;
using System.Text;
using TermCap.Arguments;

namespace TermCap.Output;

/// <summary>Bytes under a line of text: hexadecimal, ASCII or both, sixteen a row, as tcpdump's <c>-x</c>, <c>-X</c> and <c>-A</c> show them.</summary>
internal static class ByteText
{
    private const int BytesPerRow = 16;

    /// <summary>Appends them.</summary>
    public static void Append(StringBuilder text, ReadOnlySpan<byte> bytes, TextStyle style)
    {
        if (!style.HasHex)
        {
            foreach (byte value in bytes)
            {
                text.Append(value == (byte)'\n' ? '\n' : Character(value));
            }

            text.Append('\n');
            return;
        }

        for (int row = 0; row < bytes.Length; row += BytesPerRow)
        {
            ReadOnlySpan<byte> part = bytes[row..Math.Min(row + BytesPerRow, bytes.Length)];
            AppendRow(text, row, part, style.HasAscii);
        }
    }

    private static void AppendRow(StringBuilder text, int offset, ReadOnlySpan<byte> part, bool hasAscii)
    {
        text.Append(CultureInfo.InvariantCulture, $"\t0x{offset:x4}: ");
        for (int i = 0; i < (hasAscii ? BytesPerRow : part.Length); i++)
        {
            text.Append(i % 2 == 0 ? " " : "");
            if (i < part.Length)
            {
                text.Append(part[i].ToString("x2"));
            }
            else
            {
                text.Append("  ");
            }
        }

        if (hasAscii)
        {
            text.Append("  ");
            foreach (byte value in part)
            {
                text.Append(Character(value));
            }
        }

        text.Append('\n');
    }

    private static char Character(byte value) => value is >= 0x20 and < 0x7F ? (char)value : '.';
}
