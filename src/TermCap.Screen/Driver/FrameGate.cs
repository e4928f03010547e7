using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace TermCap.Screen.Driver;

/// <summary>Flow control: the next frame is drawn only when the terminal has taken the last one.</summary>
/// <remarks>
/// After each frame the terminal is asked for its status (DSR, ECMA-48 8.3.35: CSI 5 n, answered CSI 0 n). Without this an 8 kB/s link holds some
/// 40 kB of old frames and a key shows after six seconds; with it after 0.3 s. A terminal that never answers is waited for three seconds a frame at
/// first, and not at all once it has missed three answers.
/// </remarks>
internal sealed class FrameGate(IApplication application, FrameEncoder encoder, TimeProvider time)
{
    private const int PatienceSeconds = 3;
    private const int MissesMax = 3;
    private long _framesAsked;
    private long _askedAt;
    private bool _waiting;
    private int _misses;

    /// <summary>The last round trip; null before the first answer.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Whether the terminal is ready for a frame.</summary>
    public bool MayDraw
    {
        get
        {
            if (_waiting && time.GetElapsedTime(_askedAt).TotalSeconds > PatienceSeconds)
            {
                _waiting = false;
                _misses++;
            }

            return !_waiting;
        }
    }

    /// <summary>Starts asking after each frame.</summary>
    public void Attach() => application.LayoutAndDrawComplete += (_, _) => Ask();

    private void Ask()
    {
        if (_waiting || encoder.Frames == _framesAsked || _misses >= MissesMax)
        {
            return;
        }

        (_waiting, _framesAsked, _askedAt) = (true, encoder.Frames, time.GetTimestamp());
        application.Driver!.QueueAnsiRequest(new AnsiEscapeSequenceRequest
        {
            Request = "\x1b[5n",
            Terminator = "n",
            ResponseReceived = _ =>
            {
                (_waiting, _misses) = (false, 0);
                RoundTrip = time.GetElapsedTime(_askedAt);
            },
            Abandoned = () => _waiting = false,
        });
    }
}
