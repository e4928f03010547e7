using System.Globalization;
using TermCap.Screen.Model;
using TermCap.Screen.State;

namespace TermCap.Screen.Actions;

/// <summary>Looks for the next packet with trouble, in slices.</summary>
/// <param name="window">Shows what is found.</param>
/// <param name="step">1 forward, -1 back.</param>
/// <param name="least">The least trouble that counts.</param>
internal sealed class SearchWork(ScreenWindow window, int step, Severity least) : IScreenWork
{
    /// <summary>Packets between two looks at the clock: some two milliseconds.</summary>
    private const int SlicePackets = 32_768;

    private readonly long _start = window.List.Selected.Position;
    private readonly string _filter = window.Context.Model.Filter;
    private long _at = window.List.Selected.Position;

    /// <inheritdoc/>
    public string Words
    {
        get
        {
            IScreenModel model = window.Context.Model;
            long all = Math.Max(1, step > 0 ? model.End - _start : _start - model.First);
            return string.Create(CultureInfo.InvariantCulture, $"looking for a problem {Math.Abs(_at - _start) * 100 / all}%");
        }
    }

    private string Kind => least switch
    {
        Severity.Phantom => "problem, real or apparent,",
        Severity.Sign => "problem nor sign of one",
        _ => "loss, reset or zero window",
    };

    // At the end of the list everything lies before it.
    private string Hint => step > 0 && _start >= window.Context.Model.End - 1 ? "; N looks before it"
        : least > Severity.Sign ? "; a takes in the rest" : "";

    /// <inheritdoc/>
    public bool Step()
    {
        IScreenModel model = window.Context.Model;
        if (model.Filter != _filter)
        {
            // The positions mean other packets now.
            return true;
        }

        WorkClock clock = WorkClock.Start();
        do
        {
            long position = model.FindTrouble(_at, step, least, SlicePackets, out _at);
            if (position >= 0)
            {
                window.List.GoTo(position);
                return true;
            }

            if (_at + step < model.First || _at + step >= model.End)
            {
                window.Context.Say($"no {Kind} {(step > 0 ? "after" : "before")} this packet{Hint}", isError: true);
                return true;
            }
        }
        while (!clock.IsOver);
        return false;
    }
}
