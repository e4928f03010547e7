namespace TermCap.Screen.Driver;

/// <summary>The terminal's answers to status questions (CSI 0 n, ECMA-48 8.3.35), counted.</summary>
/// <remarks>
/// The toolkit knows such answers too, but asks again only when the last question was answered and a tenth of a second has passed; two frames
/// under way need two questions. The input thread counts, any thread reads.
/// </remarks>
internal sealed class StatusAnswers(TimeProvider time)
{
    private long _count;
    private long _lastAt;

    /// <summary>Answers so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>When the last one came, on the clock's scale of timestamps.</summary>
    public long LastAt => Volatile.Read(ref _lastAt);

    /// <summary>One came now.</summary>
    public void Note()
    {
        Volatile.Write(ref _lastAt, time.GetTimestamp());
        Volatile.Write(ref _count, _count + 1);
    }
}
