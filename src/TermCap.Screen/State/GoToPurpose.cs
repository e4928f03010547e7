using System.Globalization;
using TermCap.Engine.Frames;
using TermCap.Screen.Model;

namespace TermCap.Screen.State;

/// <summary>A place in the list is typed: a packet number (<c>41</c>), seconds since the start (<c>12.5</c>), or a time of day (<c>03:18:02</c>).</summary>
internal sealed class GoToPurpose(IScreenModel model, TimeZoneInfo zone, Action<long> go) : IPromptPurpose
{
    /// <inheritdoc/>
    public IReadOnlyList<string> History => [];

    /// <inheritdoc/>
    public string? Tab(PromptState prompt) => "a number (41), seconds (12.5), or a time (03:18:02)";

    /// <inheritdoc/>
    public void Changed(PromptState prompt)
    {
    }

    /// <inheritdoc/>
    public bool Accept(PromptState prompt)
    {
        string text = prompt.Text.Trim();
        long position = Find(text);
        if (position < 0)
        {
            prompt.Error = text.Length == 0 ? "a number (41), seconds (12.5), or a time (03:18:02)" : "no packet there";
            return false;
        }

        go(position);
        return true;
    }

    private long Find(string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (long.TryParse(text, NumberStyles.AllowThousands, culture, out long number))
        {
            return model.FindNumber(number);
        }

        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, culture, out TimeSpan clock) && clock >= TimeSpan.Zero)
        {
            DateTime start = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddTicks(model.Start.Nanoseconds / 100), zone);
            // A time of day before the first packet's means the day after: captures run past midnight.
            long ticks = (clock - start.TimeOfDay).Ticks;
            return model.FindTime(new Timestamp(model.Start.Nanoseconds + ((ticks < 0 ? ticks + TimeSpan.TicksPerDay : ticks) * 100)));
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, culture, out double seconds)
            ? model.FindTime(new Timestamp(model.Start.Nanoseconds + (long)(seconds * 1e9)))
            : -1;
    }
}
