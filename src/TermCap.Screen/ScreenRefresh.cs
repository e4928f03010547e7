using TermCap.Screen.Actions;
using TermCap.Screen.Panes;

namespace TermCap.Screen;

/// <summary>Decides when to draw: at most ten times a second, only what changed, only when the terminal has taken the last frame.</summary>
/// <remarks>A key changes the state at once; its drawing waits for the terminal too, though less long, or a held key would fill a slow link (<see cref="Driver.FrameGate"/>).</remarks>
/// <param name="window">What is drawn.</param>
/// <param name="saves">Asked for progress at each tick.</param>
/// <param name="mayDraw">Whether the terminal is ready for a frame; told whether that frame answers a key.</param>
internal sealed class ScreenRefresh(ScreenWindow window, SaveActions saves, Func<bool, bool> mayDraw)
{
    /// <summary>Ten frames a second: more nobody reads.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private const int MessageSeconds = 6;
    private const int AttendedSeconds = 3;
    private long _version = long.MinValue;
    private bool _pending = true;
    private bool _answersKey;
    private long _keyAt = window.Context.Time.GetTimestamp();

    /// <summary>Whether somebody is at the keys, or waits for something: then turns should come often.</summary>
    public bool IsAttended => _answersKey || Context.State.Work is not null || Context.Model.FilterProgress is not null
        || Context.Time.GetElapsedTime(_keyAt).TotalSeconds < AttendedSeconds;

    private PaneContext Context => window.Context;

    /// <summary>The timer: takes the newest snapshot and draws if that changes anything.</summary>
    public void Tick()
    {
        if (!Context.State.IsFrozen)
        {
            long version = Context.Model.Refresh();
            if (version != _version)
            {
                _version = version;
                window.List.ModelChanged();
                _pending = true;
            }
        }

        if (Context.State.Work is { } work)
        {
            Context.State.Work = work.Step() ? null : work;
            _pending = true;
        }

        _pending |= saves.Poll();
        if (Context.State.Message is { } message && Context.Time.GetElapsedTime(message.Since).TotalSeconds > MessageSeconds)
        {
            Context.State.Message = null;
            _pending = true;
        }

        Draw();
    }

    /// <summary>Between two ticks, some fifty times a second: goes on with what is being done in slices, and shows a key's effect once the terminal is ready.</summary>
    public void Turn()
    {
        if (Context.State.Work is not null || Context.Model.FilterProgress is not null)
        {
            Tick();
        }
        else if (_answersKey)
        {
            Draw();
        }
    }

    /// <summary>A key has changed something.</summary>
    public void Changed()
    {
        _pending = _answersKey = true;
        _keyAt = Context.Time.GetTimestamp();
        Draw();
    }

    private void Draw()
    {
        if (_pending && mayDraw(_answersKey))
        {
            _pending = _answersKey = false;
            window.Redraw();
        }
    }
}
