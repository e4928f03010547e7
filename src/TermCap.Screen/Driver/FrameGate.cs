namespace TermCap.Screen.Driver;

/// <summary>Flow control: the next frame is drawn only when the terminal has taken the last one; one that answers a key may follow it at once.</summary>
/// <remarks>
/// Each frame ends with a question (DSR: CSI 5 n, answered CSI 0 n). Without this an 8 kB/s link holds some 40 kB of old frames and a key shows after six
/// seconds. What a key changed does not wait for the round trip of the frame before it: it is sent behind one unanswered frame, whatever that one's size, and
/// behind several while they are <see cref="KeyBytesMax"/> together. So a key waits for what is left of one frame in the link, and a held key cannot fill it.
/// A terminal that never answers is waited for three seconds a frame at first, and not at all once it has missed three answers. Screen thread only.
/// </remarks>
internal sealed class FrameGate(StatusAnswers answers, TimeProvider time)
{
    /// <summary>Unanswered bytes behind which a key's frame may still go: an eighth of a second of an 8 kB/s link.</summary>
    public const int KeyBytesMax = 1024;

    private const int PatienceSeconds = 3;
    private const int MissesMax = 3;

    /// <summary>Two round trips of a bad link, and well below what a signal's watchdog grants.</summary>
    private const int FarewellMilliseconds = 500;

    private readonly Queue<(long At, int Bytes)> _unanswered = [];
    private long _answersTaken;
    private int _misses;

    /// <summary>The last round trip; null before the first answer.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Whether frames are to end with a question: not for a terminal that does not answer.</summary>
    public bool Asks => _misses < MissesMax;

    /// <summary>Whether the terminal is ready for a frame.</summary>
    /// <param name="answersKey">Whether the frame shows what a key has changed.</param>
    public bool MayDraw(bool answersKey)
    {
        TakeAnswers();
        return _unanswered.Count == 0 || (answersKey && (_unanswered.Count == 1 || _unanswered.Sum(frame => frame.Bytes) <= KeyBytesMax));
    }

    /// <summary>Waits until the terminal has answered all, half a second at most: an answer that comes after the end would be typed into the shell.</summary>
    /// <remarks>After SIGINT and SIGQUIT the runtime has already put the terminal into line mode, where an answer cannot be read: it is thrown away.</remarks>
    public void AwaitAnswers()
    {
        if (!SpinWait.SpinUntil(() => MayDraw(answersKey: false) || Tty.Gone, FarewellMilliseconds))
        {
            Tty.DiscardInput();
        }
    }

    /// <summary>A frame has been written.</summary>
    public void Sent(int bytes)
    {
        if (Asks)
        {
            _unanswered.Enqueue((time.GetTimestamp(), bytes));
        }
    }

    // Answers come in the order of their questions.
    private void TakeAnswers()
    {
        for (long count = answers.Count; _answersTaken < count; _answersTaken++)
        {
            if (_unanswered.TryDequeue(out (long At, int Bytes) frame))
            {
                _misses = 0;
                RoundTrip = time.GetElapsedTime(frame.At, answers.LastAt);
            }
        }

        if (_unanswered.TryPeek(out (long At, int Bytes) oldest) && time.GetElapsedTime(oldest.At).TotalSeconds > PatienceSeconds)
        {
            _unanswered.Clear();
            _misses++;
        }
    }
}
