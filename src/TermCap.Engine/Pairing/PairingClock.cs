using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Pairing's own clock: the frames' time without its steps, never back (design.md 6.3, rule 6).</summary>
/// <remarks>
/// Back by more than a second, or ahead by more than a day, is a step: it moves nothing, and what waits goes on waiting from there.
/// Ahead by less is silence, for a filtered capture is silent for hours: what waited is given up, as it would be in live capture, where ticks fill the silence.
/// Half a pair that outlived a silence would take in the next repeat of the same bytes (ARP, keep-alives, DHCP).
/// </remarks>
internal sealed class PairingClock
{
    private const long StepBackNanoseconds = -Timestamp.NanosecondsPerSecond;
    private const long StepAheadNanoseconds = 86_400 * Timestamp.NanosecondsPerSecond;

    private long _captured;
    private bool _started;

    /// <summary>Nanoseconds since the first frame, steps left out.</summary>
    public long Now { get; private set; }

    /// <summary>Steps met so far, either way.</summary>
    public long Steps { get; private set; }

    // The newest captured time on this side of the last step; smaller times behind it are the file's disorder.
    public void Advance(long captured)
    {
        if (!_started)
        {
            _started = true;
            _captured = captured;
            return;
        }

        long forward = unchecked(captured - _captured);
        if (forward is > StepAheadNanoseconds or < StepBackNanoseconds)
        {
            Steps++;
            _captured = captured;
        }
        else if (forward > 0)
        {
            Now += forward;
            _captured = captured;
        }
    }
}
