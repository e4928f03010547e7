using System.Text;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>What two endpoints said to each other, each byte once; a sign before each line says who.</summary>
internal sealed class FollowPane(PaneContext context) : PagerPane(context)
{
    private FollowedStream? _stream;

    /// <inheritdoc/>
    protected override string Heading => _stream is null
        ? "Follow"
        : $"Stream {_stream.Stream}: {Glyphs.Right} {_stream.Client}   {Glyphs.Left} {_stream.Server}";

    /// <summary>Shows another stream.</summary>
    public void Show(FollowedStream stream)
    {
        _stream = stream;
        Restart();
        Invalidate();
    }

    /// <inheritdoc/>
    protected override void Write(int width)
    {
        if (_stream is null)
        {
            return;
        }

        foreach (StreamChunk chunk in _stream.Chunks)
        {
            if (chunk.IsGap)
            {
                Add($"[{NumberText.Whole(chunk.GapBytes)} bytes were not captured]", Role.Notice, 2);
            }
            else
            {
                WriteText(chunk);
            }
        }

        if (_stream.Chunks.Count == 0)
        {
            Add("No payload in the store.", Role.Dim);
        }
        else if (_stream.IsCut)
        {
            Add("(more was said; save the conversation to see all)", Role.Dim);
        }
    }

    private void WriteText(StreamChunk chunk)
    {
        Role role = chunk.FromClient ? Role.Client : Role.Server;
        char sign = chunk.FromClient ? Glyphs.Right : Glyphs.Left;
        foreach (string line in Printable(chunk.Bytes.Span).Split('\n'))
        {
            Add($"{sign} {line}", role);
        }
    }

    // Line ends stay, one trailing one does not make an empty line; other control bytes become dots.
    private static string Printable(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        foreach (byte letter in bytes)
        {
            switch (letter)
            {
                case (byte)'\r':
                    break;
                case (byte)'\n':
                    text.Append('\n');
                    break;
                case (byte)'\t':
                    text.Append("    ");
                    break;
                default:
                    text.Append(letter is >= 0x20 and < 0x7f ? (char)letter : '.');
                    break;
            }
        }

        if (text.Length > 0 && text[^1] == '\n')
        {
            text.Length--;
        }

        return text.ToString();
    }
}
