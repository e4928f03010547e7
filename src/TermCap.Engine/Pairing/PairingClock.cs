using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Pairing's own clock: the frames' time without its steps, never back (design.md 6.3, rule 6).</summary>
/// <remarks>A step of more than a second either way moves nothing: what waits goes on waiting from there.</remarks>
internal sealed class PairingClock
{
    private const long StepNanoseconds = Timestamp.NanosecondsPerSecond;

    private long _captured;
    private bool _started;

    /// <summary>Nanoseconds since the first frame, steps left out.</summary>
    public long Now { get; private set; }

    /// <summary>Steps met so far.</summary>
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
        if (forward is > StepNanoseconds or < -StepNanoseconds)
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
