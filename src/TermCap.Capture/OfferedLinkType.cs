using System.Runtime.InteropServices;
using TermCap.Capture.Native;

namespace TermCap.Capture;

/// <summary>A link type that a device offers.</summary>
/// <param name="Number">Its number (DLT_).</param>
/// <param name="Name">Its name, as <c>-y</c> takes it.</param>
/// <param name="Description">What it is, in libpcap's words.</param>
public sealed record OfferedLinkType(int Number, string Name, string Description)
{
    /// <summary>Those of an open handle, the one in use first.</summary>
    internal static unsafe IReadOnlyList<OfferedLinkType> Of(nint handle)
    {
        int* list;
        int count = LibPcap.pcap_list_datalinks(handle, &list);
        List<OfferedLinkType> offered = [];
        for (int i = 0; i < count; i++)
        {
            offered.Add(new OfferedLinkType(list[i], NameOf(list[i]), Text(LibPcap.pcap_datalink_val_to_description(list[i])) ?? ""));
        }

        if (count > 0)
        {
            LibPcap.pcap_free_datalinks(list);
        }

        int current = LibPcap.pcap_datalink(handle);
        return [.. offered.OrderBy(type => type.Number == current ? 0 : 1)];
    }

    /// <summary>The name of a link type, or its number where libpcap has no name for it.</summary>
    internal static unsafe string NameOf(int number) => Text(LibPcap.pcap_datalink_val_to_name(number)) ?? $"DLT {number}";

    private static unsafe string? Text(byte* words) => Marshal.PtrToStringUTF8((nint)words);
}
