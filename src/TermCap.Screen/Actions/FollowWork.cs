using System.Globalization;
using TermCap.Screen.Model;
using TermCap.Screen.State;

namespace TermCap.Screen.Actions;

/// <summary>Puts a stream together, in slices, and shows it.</summary>
/// <param name="window">Shows it.</param>
/// <param name="following">The stream.</param>
/// <param name="show">Goes to the view.</param>
internal sealed class FollowWork(ScreenWindow window, IFollowing following, Action show) : IScreenWork
{
    /// <summary>Packets between two looks at the clock: under two milliseconds.</summary>
    private const int SlicePackets = 16_384;

    /// <inheritdoc/>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"following the stream {following.Progress * 100:0}%");

    /// <inheritdoc/>
    public bool Step()
    {
        WorkClock clock = WorkClock.Start();
        while (!following.Advance(SlicePackets))
        {
            if (clock.IsOver)
            {
                return false;
            }
        }

        if (following.Result() is not { } stream)
        {
            window.Context.Say("nothing of this stream is in the store", isError: true);
            return true;
        }

        window.Follow.Show(stream);
        show();
        return true;
    }
}
