namespace TermCap.Screen.State;

/// <summary>One line that is being typed: a filter, a file name, a place to go to.</summary>
/// <remarks>Bound: <see cref="LengthMax"/> characters; a longer paste is cut, and what stands there shows it.</remarks>
internal sealed class PromptState(string label, string text, IPromptPurpose purpose)
{
    /// <summary>Longer than any sensible filter or path.</summary>
    public const int LengthMax = 1000;

    private int _history = -1;
    private string _typed = text;

    /// <summary>What stands before it: <c>/</c>, <c>save as:</c>.</summary>
    public string Label { get; set; } = label;

    /// <summary>What was typed.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Where the next letter goes, from 0.</summary>
    public int Cursor { get; private set; } = text.Length;

    /// <summary>What it is for.</summary>
    public IPromptPurpose Purpose { get; } = purpose;

    /// <summary>Why the text cannot be taken; null while it can, or has not been asked.</summary>
    public string? Error { get; set; }

    /// <summary>Where the error stands; negative for no place.</summary>
    public int ErrorColumn { get; set; } = -1;

    /// <summary>Puts a letter at the cursor.</summary>
    public void Insert(char letter)
    {
        if (Text.Length < LengthMax)
        {
            Change(Text.Insert(Cursor, letter.ToString()), Cursor + 1);
        }
    }

    /// <summary>Erases the letter before the cursor, or the one at it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Erase(bool before)
    {
        int place = before ? Cursor - 1 : Cursor;
        if (place < 0 || place >= Text.Length)
        {
            return false;
        }

        Change(Text.Remove(place, 1), place);
        return true;
    }

    /// <summary>Erases the word before the cursor, blanks included.</summary>
    public bool EraseWord()
    {
        int start = Cursor;
        while (start > 0 && Text[start - 1] == ' ')
        {
            start--;
        }

        while (start > 0 && Text[start - 1] != ' ')
        {
            start--;
        }

        bool any = start < Cursor;
        Change(Text.Remove(start, Cursor - start), start);
        return any;
    }

    /// <summary>Erases all.</summary>
    public void Clear() => Change("", 0);

    /// <summary>Moves the cursor; returns whether it could.</summary>
    public bool MoveTo(int place)
    {
        bool can = place >= 0 && place <= Text.Length;
        Cursor = can ? place : Cursor;
        return can;
    }

    /// <summary>Puts another text there, as a completion does.</summary>
    public void Replace(string text) => Change(text, text.Length);

    /// <summary>Goes through earlier lines: 1 older, -1 newer.</summary>
    /// <returns>False at either end.</returns>
    public bool Recall(int step)
    {
        int place = _history + step;
        if (place < -1 || place >= Purpose.History.Count)
        {
            return false;
        }

        if (_history < 0)
        {
            _typed = Text;
        }

        _history = place;
        Text = place < 0 ? _typed : Purpose.History[^(place + 1)];
        Cursor = Text.Length;
        Purpose.Changed(this);
        return true;
    }

    private void Change(string text, int cursor)
    {
        (Text, Cursor) = (text, cursor);
        _history = -1;
        (Error, ErrorColumn) = (null, -1);
        Purpose.Changed(this);
    }
}
