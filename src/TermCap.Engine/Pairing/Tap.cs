using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>One place where frames are seen: a device and a direction.</summary>
/// <param name="Interface">The interface key of <see cref="PairingFrame.Interface"/>, or the key of a <see cref="CookedClass"/> where frames do not tell.</param>
/// <param name="Direction">In or Out.</param>
internal readonly record struct Tap(uint Interface, Direction Direction)
{
    /// <summary>Whether the frame names no interface.</summary>
    public bool IsCooked => CookedClass.IsKey(Interface);

    public bool IsReceived => Direction == Direction.In;

    public bool IsSent => Direction == Direction.Out;
}
