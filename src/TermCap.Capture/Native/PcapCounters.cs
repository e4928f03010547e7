using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>libpcap's counters (struct pcap_stat): three 32-bit unsigned numbers that wrap.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PcapCounters
{
    /// <summary>Frames that passed the filter, those dropped included; on lo both copies count.</summary>
    public uint Received;

    /// <summary>Frames that the ring had no room for.</summary>
    public uint Dropped;

    /// <summary>The device's own drops; always 0 on <c>any</c>.</summary>
    public uint InterfaceDropped;
}
