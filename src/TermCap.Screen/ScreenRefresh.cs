using TermCap.Screen.Actions;
using TermCap.Screen.Panes;

namespace TermCap.Screen;

/// <summary>Decides when to draw: at most ten times a second, only what changed, only when the terminal has taken the last frame.</summary>
/// <remarks>A key changes the state at once; its drawing waits for the terminal like any other, or a held key would fill a slow link.</remarks>
internal sealed class ScreenRefresh(ScreenWindow window, SaveActions saves, Func<bool> mayDraw)
{
    /// <summary>Ten frames a second: more nobody reads.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private const int MessageSeconds = 6;
    private long _version = long.MinValue;
    private bool _pending = true;

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

    /// <summary>Between two ticks, some fifty times a second: goes on with what is being done in slices, if anything is.</summary>
    public void Turn()
    {
        if (Context.State.Work is not null || Context.Model.FilterProgress is not null)
        {
            Tick();
        }
    }

    /// <summary>A key has changed something.</summary>
    public void Changed()
    {
        _pending = true;
        Draw();
    }

    private void Draw()
    {
        if (_pending && mayDraw())
        {
            _pending = false;
            window.Redraw();
        }
    }
}
