using System.Text;

namespace TermCap.Screen.Driver;

/// <summary>Takes the terminal's answers to status questions (CSI 0 n, ECMA-48 8.3.35) out of what is typed, and counts them.</summary>
/// <remarks>
/// The toolkit knows such answers too, but asks again only when the last question was answered and a tenth of a second has passed; two frames
/// under way need two questions. The input thread feeds it, any thread reads the count.
/// </remarks>
internal sealed class StatusAnswers(TimeProvider time)
{
    private const char Escape = '\x1b';

    private readonly StringBuilder _held = new(4);
    private long _count;
    private long _lastAt;

    /// <summary>Answers so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>When the last one came, on the clock's scale of timestamps.</summary>
    public long LastAt => Volatile.Read(ref _lastAt);

    /// <summary>Whether characters wait for what follows them: they may be the beginning of an answer.</summary>
    public bool IsHolding => _held.Length > 0;

    /// <summary>Takes what was read.</summary>
    /// <returns>All of it that is no answer, nor may become one.</returns>
    public IEnumerable<char> Take(IEnumerable<char> input)
    {
        foreach (char letter in input)
        {
            if (letter == 'n' && _held.Length == 3)
            {
                _held.Clear();
                Volatile.Write(ref _lastAt, time.GetTimestamp());
                Volatile.Write(ref _count, _count + 1);
                continue;
            }

            bool goesOn = (_held.Length, letter) is (0, Escape) or (1, '[') or (2, '0');
            foreach (char passed in goesOn ? "" : Release())
            {
                yield return passed;
            }

            if (goesOn || letter == Escape)
            {
                _held.Append(letter);
            }
            else
            {
                yield return letter;
            }
        }
    }

    /// <summary>Gives up waiting: what was held is a key after all (Escape alone).</summary>
    public string Release()
    {
        string held = _held.ToString();
        _held.Clear();
        return held;
    }
}
