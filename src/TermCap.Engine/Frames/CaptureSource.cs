namespace TermCap.Engine.Frames;

/// <summary>One place that frames come from: a device, a pcap file, or one interface block of a pcapng file.</summary>
/// <param name="Index">Dense over all inputs of a run, from 0.</param>
/// <param name="Input">The number of the input, from 1.</param>
/// <param name="InputName">The file's path, <c>-</c>, or the device's name.</param>
/// <param name="LinkType">The link type of its frames.</param>
/// <param name="SnapLengthBytes">The snaplen that the source states; 0 when it states none.</param>
public sealed record CaptureSource(int Index, byte Input, string InputName, LinkType LinkType, int SnapLengthBytes)
{
    /// <summary>The interface's name (pcapng if_name, or the device); null when not stated.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>The number of the interface among those of its section in a pcapng file, from 0.</summary>
    public int InterfaceNumber { get; init; }

    /// <summary>What the device is called as far as known: the interface's name, else the input's without folder, extension and what a rotation adds (<see cref="RotatedName"/>), and its number in it.</summary>
    public string DeviceName => InterfaceName ?? (InterfaceNumber == 0 ? RotatedName.StemOf(InputName) : $"{RotatedName.StemOf(InputName)}#{InterfaceNumber}");

    /// <summary>The interface's kernel index, where the source states one (our own pcapng files); null otherwise.</summary>
    public uint? InterfaceIndex { get; init; }

    /// <summary>pcapng if_description; null when not stated.</summary>
    public string? Description { get; init; }
}
