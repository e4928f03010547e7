namespace TermCap.Screen.Tests.Fakes;

/// <summary>A clock that stands until it is moved; its place is UTC.</summary>
internal sealed class FixedClock : TimeProvider
{
    private TimeSpan _elapsed;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => _elapsed += time;

    public override long GetTimestamp() => _elapsed.Ticks;
}
