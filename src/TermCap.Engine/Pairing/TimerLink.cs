namespace TermCap.Engine.Pairing;

/// <summary>A group's neighbours in its <see cref="TimerList"/>; -1 at the ends.</summary>
internal struct TimerLink
{
    public int Next;
    public int Previous;
}
