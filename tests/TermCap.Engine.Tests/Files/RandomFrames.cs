using CsCheck;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>Any frames that a capture may hold, and their way through a writer and back.</summary>
internal static class RandomFrames
{
    private const long Second = 1_000_000_000;

    public static LinkType[] LinkTypes { get; } = [LinkType.Ethernet, LinkType.LinuxSll2, LinkType.Raw];

    /// <summary>Frames of sources 0 to 2, with times from 1970 to 2106.</summary>
    public static Gen<(FrameRecord Frame, byte[] Bytes)[]> Any { get; } = Gen.Select(
        Gen.Long[0, (uint.MaxValue * Second) - 1], Gen.Byte.Array[0, 200], Gen.Int[0, 100_000], Gen.Int[0, 2], Gen.Int[0, 2],
        (time, bytes, more, source, direction) => (
            new FrameRecord { TimeNanoseconds = time, OriginalLengthBytes = bytes.Length + more, SourceIndex = source, Direction = (Direction)direction, LinkType = LinkTypes[source] },
            bytes)).Array[0, 50];

    /// <summary>The sources of the frames.</summary>
    public static IEnumerable<CaptureSource> Sources { get; } =
    [
        new(0, 1, "test.pcap", LinkType.Ethernet, 262_144) { InterfaceName = "eth2", InterfaceIndex = 4, Description = "slave of bond1" },
        new(1, 1, "test.pcap", LinkType.LinuxSll2, 96) { InterfaceName = "any", InterfaceNumber = 1 },
        new(2, 1, "test.pcap", LinkType.Raw, 0) { InterfaceNumber = 2 },
    ];

    /// <summary>What of a frame must come back from a file; pcap has no directions.</summary>
    public static string Told((FrameRecord Frame, byte[] Bytes) entry, bool withDirection = true) =>
        $"{entry.Frame.TimeNanoseconds} {entry.Frame.OriginalLengthBytes} {entry.Frame.SourceIndex} {entry.Frame.LinkType} {(withDirection ? entry.Frame.Direction : Direction.Unknown)} {Convert.ToHexString(entry.Bytes)}";
}
