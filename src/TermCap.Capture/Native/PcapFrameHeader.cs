using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>What libpcap says of a frame (struct pcap_pkthdr on 64-bit Linux: timeval, caplen, len).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PcapFrameHeader
{
    /// <summary>Seconds since 1970.</summary>
    public nint Seconds;

    /// <summary>Nanoseconds within the second, once the handle was asked for nanoseconds; else microseconds.</summary>
    public nint Fraction;

    /// <summary>Bytes captured.</summary>
    public uint CapturedLengthBytes;

    /// <summary>Bytes on the wire, link header included.</summary>
    public uint OriginalLengthBytes;
}
