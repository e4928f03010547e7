using System.Globalization;
using System.Text;

namespace TermCap.Tests.Links;

/// <summary>What a terminal shows, as text: cursor, erasing and scroll region are followed, colours are not.</summary>
internal sealed class CellScreen
{
    private readonly int _columns;
    private readonly int _rows;
    private readonly char[][] _cells;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _sequence = new();
    private int _row;
    private int _column;
    private int _top;
    private int _bottom;

    public CellScreen(int columns, int rows)
    {
        (_columns, _rows, _bottom) = (columns, rows, rows);
        _cells = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Repeat(' ', columns).ToArray())];
    }

    /// <summary>The questions that the program has asked (DSR, DA), in their order; the terminal answers and empties it.</summary>
    public Queue<string> Questions { get; } = [];

    /// <summary>The screen, a line a row.</summary>
    public string Text => string.Join('\n', _cells.Select(row => new string(row).TrimEnd()));

    /// <summary>Takes what came over the link.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        char[] letters = new char[bytes.Length + 1];
        int count = _decoder.GetChars(bytes, letters, flush: false);
        foreach (char letter in letters.AsSpan(0, count))
        {
            Take(letter);
        }
    }

    private void Take(char letter)
    {
        if (_sequence.Length == 0 && letter != '\x1b')
        {
            Put(letter);
            return;
        }

        _sequence.Append(letter);
        if (_sequence.Length < 2)
        {
            return;
        }

        bool isWhole = _sequence[1] switch
        {
            '[' => _sequence.Length > 2 && letter is >= '@' and <= '~',
            ']' => letter is '\a' || (letter == '\\' && _sequence[^2] == '\x1b'),
            _ => true,
        };
        if (isWhole)
        {
            string sequence = _sequence.ToString();
            _sequence.Clear();
            Control(sequence);
        }
    }

    private void Put(char letter)
    {
        if (letter is < ' ')
        {
            return;
        }

        if (_row < _rows && _column < _columns)
        {
            _cells[_row][_column] = letter;
        }

        _column++;
    }

    private void Control(string sequence)
    {
        if (sequence[1] != '[')
        {
            return;
        }

        int[] numbers = [.. sequence[2..^1].TrimStart('?', '>', '<').Split(';').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        switch (sequence[^1])
        {
            case 'H':
                (_row, _column) = (Math.Max(1, numbers[0]) - 1, numbers.Length > 1 ? Math.Max(1, numbers[1]) - 1 : 0);
                break;
            case 'C':
                _column += Math.Max(1, numbers[0]);
                break;
            case 'X':
                if (_row < _rows && _column < _columns)
                {
                    _cells[_row].AsSpan(_column, Math.Min(numbers[0], _columns - _column)).Fill(' ');
                }

                break;
            case 'J':
                Array.ForEach(_cells, row => Array.Fill(row, ' '));
                break;
            case 'r':
                (_top, _bottom) = numbers.Length > 1 ? (Math.Min(numbers[0], _rows) - 1, Math.Min(numbers[1], _rows)) : (0, _rows);
                (_row, _column) = (0, 0);
                break;
            case 'S' or 'T':
                Scroll(sequence[^1] == 'S' ? numbers[0] : -numbers[0]);
                break;
            case 'n' or 'c':
                Questions.Enqueue(sequence);
                break;
            default:
                break;
        }
    }

    private void Scroll(int lines)
    {
        char[][] moved = [.. Enumerable.Range(_top, _bottom - _top).Select(row => row + lines >= _top && row + lines < _bottom ? _cells[row + lines] : Enumerable.Repeat(' ', _columns).ToArray())];
        moved.CopyTo(_cells, _top);
    }
}
