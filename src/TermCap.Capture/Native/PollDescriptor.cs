using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>One descriptor to wait for (struct pollfd).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    /// <summary>The descriptor; a negative one is skipped by the kernel.</summary>
    public int Descriptor;

    /// <summary>What is waited for.</summary>
    public short Events;

    /// <summary>What came.</summary>
    public short Returned;
}
