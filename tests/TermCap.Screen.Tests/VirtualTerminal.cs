using System.Globalization;
using System.Text;
using TermCap.Screen.Tests.Fakes;
using Terminal.Gui.Drawing;

namespace TermCap.Screen.Tests;

/// <summary>As much of a terminal as the encoder uses: cursor, pen, erasing, scroll region. Anything else fails the test.</summary>
internal sealed class VirtualTerminal(int columns, int rows)
{
    private readonly (char Letter, string Pen)[,] _cells = Blank(columns, rows);
    private int _fed;
    private int _row;
    private int _column;
    private int _top;
    private int _bottom = -1;
    private string _pen = "";

    private int Bottom => _bottom < 0 ? rows : _bottom;

    /// <summary>How a cell looks: its letter's pen, or nothing for a blank that shows none.</summary>
    public static string Look(string grapheme, Terminal.Gui.Drawing.Attribute attribute)
    {
        List<int> codes = [];
        AddStyle(codes, attribute.Style, TextStyle.Bold, 1);
        AddStyle(codes, attribute.Style, TextStyle.Faint, 2);
        AddStyle(codes, attribute.Style, TextStyle.Underline, 4);
        AddStyle(codes, attribute.Style, TextStyle.Reverse, 7);
        if (attribute.Foreground != Color.None)
        {
            codes.Add((int)attribute.Foreground.GetAnsiColorCode());
        }

        if (attribute.Background != Color.None)
        {
            codes.Add((int)attribute.Background.GetAnsiColorCode() + 10);
        }

        return Visible(grapheme[0], string.Join(';', codes));
    }

    public void Feed(MemorySink sink)
    {
        for (; _fed < sink.Frames.Count; _fed++)
        {
            Take(Encoding.UTF8.GetString(sink.Frames[_fed]));
        }
    }

    public string Text()
    {
        StringBuilder text = new();
        for (int row = 0; row < rows; row++)
        {
            text.Append(string.Concat(Enumerable.Range(0, columns).Select(column => _cells[row, column].Letter)).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    public string Pens()
    {
        StringBuilder text = new();
        foreach ((char letter, string pen) in _cells)
        {
            text.Append(Visible(letter, pen)).Append(' ');
        }

        return text.ToString();
    }

    // A blank shows background, underline and reverse only.
    private static string Visible(char letter, string pen)
    {
        if (letter != ' ')
        {
            return pen;
        }

        IEnumerable<string> shown = pen.Split(';').Where(code => code is "4" or "7" || (int.TryParse(code, out int number) && (number is >= 40 and < 50 or >= 100)));
        return string.Join(';', shown);
    }

    private static void AddStyle(List<int> codes, TextStyle style, TextStyle one, int code)
    {
        if (style.HasFlag(one))
        {
            codes.Add(code);
        }
    }

    private static (char, string)[,] Blank(int columns, int rows)
    {
        (char, string)[,] cells = new (char, string)[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                cells[row, column] = (' ', "");
            }
        }

        return cells;
    }

    private void Take(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\x1b')
            {
                Assert.InRange(_column, 0, columns - 1);
                _cells[_row, _column++] = (text[at], _pen);
                continue;
            }

            Assert.Equal('[', text[at + 1]);
            int end = at + 2;
            while (text[end] is not (>= '@' and <= '~'))
            {
                end++;
            }

            Control(text[(at + 2)..end], text[end]);
            at = end;
        }
    }

    private void Control(string parameters, char what)
    {
        if (parameters == "?2026")
        {
            Assert.True(what is 'h' or 'l');
            return;
        }

        int[] numbers = [.. parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        switch (what)
        {
            case 'H':
                (_row, _column) = (numbers[0] - 1, numbers[1] - 1);
                break;
            case 'C':
                _column += numbers[0];
                break;
            case 'X':
                for (int column = 0; column < numbers[0]; column++)
                {
                    _cells[_row, _column + column] = (' ', "");
                }

                break;
            case 'J':
                Assert.Equal([2], numbers);
                Array.Copy(Blank(columns, rows), _cells, _cells.Length);
                break;
            case 'm':
                SetPen(parameters);
                break;
            case 'r':
                (_top, _bottom) = numbers.Length == 2 ? (numbers[0] - 1, numbers[1]) : (0, -1);
                break;
            case 'S' or 'T':
                Scroll(what == 'S' ? numbers[0] : -numbers[0]);
                break;
            default:
                Assert.Fail($"CSI {parameters} {what} is not among the sequences that are promised to be enough.");
                break;
        }
    }

    // A pen is kept as style, foreground, background, so that changes of one leave the others.
    private void SetPen(string parameters)
    {
        List<string> codes = [.. _pen.Split(';', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string parameter in parameters.Split(';'))
        {
            int code = parameter.Length == 0 ? 0 : int.Parse(parameter, CultureInfo.InvariantCulture);
            if (code == 0)
            {
                codes.Clear();
            }
            else if (code is >= 30)
            {
                codes.RemoveAll(other => int.Parse(other, CultureInfo.InvariantCulture) is >= 30 and var old && IsBackground(old) == IsBackground(code));
            }

            if (code is not 0 and not 39 and not 49)
            {
                codes.Add(parameter);
            }
        }

        _pen = string.Join(';', codes.OrderBy(code => int.Parse(code, CultureInfo.InvariantCulture) is var number && IsBackground(number) ? number + 1000 : number));
    }

    private static bool IsBackground(int code) => code is (>= 40 and < 50) or >= 100;

    private void Scroll(int up)
    {
        (char, string)[,] before = ((char, string)[,])_cells.Clone();
        for (int row = _top; row < Bottom; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int from = row + up;
                _cells[row, column] = from >= _top && from < Bottom ? before[from, column] : (' ', "");
            }
        }
    }
}
