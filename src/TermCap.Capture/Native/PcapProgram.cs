using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>A compiled capture filter (struct bpf_program); libpcap owns the instructions until pcap_freecode.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PcapProgram
{
    /// <summary>How many instructions.</summary>
    public uint Length;

    /// <summary>The instructions.</summary>
    public nint Instructions;
}
