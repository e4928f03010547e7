using System.Globalization;
using System.Text;

namespace TermCap.Screen.Driver;

/// <summary>Cuts what a terminal sends into whole sequences (ECMA-48 5.4, xterm's ctlseqs, kitty's keyboard protocol) and passes on only those that the toolkit can read.</summary>
/// <remarks>
/// Terminal.Gui 2.5.0 fails on keys that it does not know, which would end a capture: rxvt's Home and End (CSI 7 ~, CSI 8 ~), F13 and above or Shift with a function key (CSI 25 ~), the menu key
/// (CSI 29 ~), the end of a paste whose beginning got lost (CSI 201 ~). Here they become keys that it knows, or nothing. A sequence that a slow link cuts in two is held until its rest comes.
/// Answers to status questions are counted and taken out. Bounds: a sequence that grows beyond <see cref="LengthMax"/> is dropped, a paste is cut at <see cref="PasteMax"/>. One thread.
/// </remarks>
internal sealed class KeySequences(StatusAnswers answers)
{
    /// <summary>
    /// Nothing came for this long (milliseconds): one quiet step. After one, an Escape is the key and not the beginning of a sequence, as the toolkit has it too.
    /// </summary>
    public const int QuietMilliseconds = 50;

    /// <summary>After so many quiet steps the rest of a sequence does not come any more; what was typed meanwhile (after Alt-] for example) is lost with it.</summary>
    public const int QuietStepsMax = 10;

    /// <summary>The longest answers (a colour) have some 30 characters.</summary>
    public const int LengthMax = 256;

    /// <summary>Characters of a paste.</summary>
    public const int PasteMax = 1 << 16;

    private const char Escape = '\x1b';
    private const char Bell = '\a';
    private const string Answer = "\x1b[0n";
    private const string PasteBegins = "\x1b[200~";
    private const string PasteEnds = "\x1b[201~";

    /// <summary>The Escape key as a whole sequence: after a bare Escape the toolkit waits for what may follow it.</summary>
    private const string EscapeKey = "\x1b[27u";

    /// <summary>The toolkit waits for ever for the end of sequences that end otherwise.</summary>
    private const string FinalsKnown = "ABCDEFGHIJKLMPQRSTWXZ`abcdefghilmnpqrstvwxyz";

    private readonly StringBuilder _held = new();
    private readonly StringBuilder _paste = new();
    private bool _isPasting;
    private int _quietSteps;

    /// <summary>Whether something waits for what follows it.</summary>
    public bool IsHolding => _held.Length > 0 || _isPasting;

    /// <summary>Takes what was read.</summary>
    /// <returns>What is whole, for the toolkit.</returns>
    public string Take(string input)
    {
        StringBuilder passed = new();
        foreach (char letter in input)
        {
            if (_isPasting)
            {
                Paste(letter, passed);
            }
            else
            {
                Take(letter, passed);
            }
        }

        return passed.ToString();
    }

    /// <summary>Nothing came for <see cref="QuietMilliseconds"/>.</summary>
    /// <returns>What will not go on any more.</returns>
    public string Quiet()
    {
        _quietSteps++;
        if (_held.Length == 1)
        {
            _held.Clear();
            return EscapeKey;
        }

        if (_quietSteps < QuietStepsMax)
        {
            return "";
        }

        _held.Clear();
        return _isPasting ? EndPaste() : "";
    }

    private void Take(char letter, StringBuilder passed)
    {
        if (letter == Escape && !IsInText())
        {
            // Whatever was held is not going on; of that, only the Escape key means something.
            passed.Append(_held.Length == 1 ? EscapeKey : "");
            _held.Clear().Append(letter);
            _quietSteps = 0;
            return;
        }

        if (_held.Length == 0)
        {
            passed.Append(letter);
            return;
        }

        if (IsInText() && _held[^1] == Escape && letter != '\\')
        {
            _held.Clear().Append(Escape);
        }

        _held.Append(letter);
        switch (Progress())
        {
            case SequenceProgress.GoesOn when _held.Length < LengthMax:
                break;
            case SequenceProgress.Whole:
                string whole = _held.ToString();
                _held.Clear();
                passed.Append(Judge(whole));
                break;
            case SequenceProgress.Broken:
                _held.Clear();
                passed.Append(letter);
                break;
            default:
                _held.Clear();
                break;
        }
    }

    // OSC, and the texts that nobody asked for: DCS, SOS, PM, APC. They end with BEL or ESC \.
    private bool IsInText() => _held.Length > 1 && _held[1] is ']' or 'P' or 'X' or '^' or '_';

    private SequenceProgress Progress()
    {
        char last = _held[^1];
        if (_held.Length == 2)
        {
            return last is '[' or 'O' or ']' or 'P' or 'X' or '^' or '_' ? SequenceProgress.GoesOn : SequenceProgress.Whole;
        }

        if (IsInText())
        {
            return last == Bell || (last == '\\' && _held[^2] == Escape) ? SequenceProgress.Whole : SequenceProgress.GoesOn;
        }

        // The Linux console: CSI [ A is F1.
        bool isSecondBracket = _held.Length == 3 && _held[1] == '[' && last == '[';
        return _held[1] == 'O' || !char.IsBetween(last, ' ', '?') && !isSecondBracket
            ? char.IsBetween(last, ' ', '~') ? SequenceProgress.Whole : SequenceProgress.Broken
            : SequenceProgress.GoesOn;
    }

    /// <summary>What the toolkit is to read for a whole sequence.</summary>
    private string Judge(string whole)
    {
        switch (whole)
        {
            case Answer:
                answers.Note();
                return "";
            case PasteBegins:
                _isPasting = true;
                return "";
            case "\x1bOO":
                return "";
        }

        if (whole.Length == 4 && whole[2] == '[')
        {
            return whole[3] is >= 'A' and <= 'E' ? $"\x1b[{11 + whole[3] - 'A'}~" : "";
        }

        return whole[1] switch
        {
            '[' => whole[^1] switch
            {
                '~' => FunctionKey(whole),
                'u' => CodePoint(whole),
                char final => FinalsKnown.Contains(final, StringComparison.Ordinal) ? whole : "",
            },
            'P' or 'X' or '^' or '_' when whole.Length > 2 => "",
            _ => whole,
        };
    }

    private static string FunctionKey(string whole)
    {
        ReadOnlySpan<char> number = NumberOf(whole, out ReadOnlySpan<char> rest);
        return number switch
        {
            "1" or "2" or "3" or "4" or "5" or "6" or "11" or "12" or "13" or "14" or "15" or "17" or "18" or "19" or "20" or "21" or "23" or "24" => whole,
            "7" => $"\x1b[1{rest}",
            "8" => $"\x1b[4{rest}",
            _ => "",
        };
    }

    // CSI key:shifted:base ; modifiers:event ; text u. An answer to the question for the protocol (CSI ? flags u) is no key.
    private static string CodePoint(string whole)
    {
        if (whole[2] == '?')
        {
            return whole;
        }

        ReadOnlySpan<char> numbers = whole.AsSpan(2, whole.Length - 3);
        foreach (Range range in numbers.SplitAny(';', ':'))
        {
            ReadOnlySpan<char> number = numbers[range];
            if (!number.IsEmpty && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int point) && IsReadable(point)))
            {
                return "";
            }
        }

        return whole;
    }

    // The toolkit takes a code point for half of a surrogate pair by its lower 16 bits alone.
    private static bool IsReadable(int point) => point <= 0x10ffff && !char.IsSurrogate((char)point);

    private static ReadOnlySpan<char> NumberOf(string whole, out ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> parameters = whole.AsSpan(2);
        int end = parameters.IndexOfAnyExceptInRange('0', '9');
        rest = parameters[end..];
        return parameters[..end];
    }

    private void Paste(char letter, StringBuilder passed)
    {
        _quietSteps = 0;

        // The end must be seen however long the paste is.
        if (_paste.Length >= PasteMax + PasteEnds.Length)
        {
            _paste.Remove(PasteMax, 1);
        }

        _paste.Append(letter);
        if (letter == Answer[^1] && EndsWith(_paste, Answer))
        {
            _paste.Length -= Answer.Length;
            answers.Note();
        }
        else if (letter == PasteEnds[^1] && EndsWith(_paste, PasteEnds))
        {
            _paste.Length -= PasteEnds.Length;
            passed.Append(EndPaste());
        }
    }

    private string EndPaste()
    {
        string paste = PasteBegins + _paste + PasteEnds;
        _paste.Clear();
        _isPasting = false;
        return paste;
    }

    private static bool EndsWith(StringBuilder text, string end)
    {
        int start = text.Length - end.Length;
        for (int i = 0; i < end.Length; i++)
        {
            if (start < 0 || text[start + i] != end[i])
            {
                return false;
            }
        }

        return true;
    }
}
