using TermCap.Engine.Frames;

namespace TermCap.Screen.Model;

/// <summary>A bond that went from one slave to another.</summary>
/// <param name="Time">When the kernel did it.</param>
/// <param name="Bond">The master's name.</param>
/// <param name="From">The slave before; empty for none.</param>
/// <param name="To">The slave since; empty for none.</param>
public sealed record FailoverLine(Timestamp Time, string Bond, string From, string To)
{
    /// <summary>From the last packet that passed master and slave before to the first one after; null when either was not captured, or did not come yet.</summary>
    public long? BlackoutNanoseconds { get; init; }

    /// <summary>Packets in between that were sent at the master and at no slave.</summary>
    public int Lost { get; init; }

    /// <summary>Packets that were sent again from then on until a second after it.</summary>
    public int Resent { get; init; }
}
