namespace TermCap.Capture;

/// <summary>How to capture on one device or on all.</summary>
public sealed record LiveOptions
{
    /// <summary>The pseudo device that hears every interface of the network namespace.</summary>
    public const string AnyDevice = "any";

    /// <summary>The largest snaplen, and the default (libpcap's MAXIMUM_SNAPLEN).</summary>
    public const int MaximumSnapLengthBytes = 262_144;

    /// <summary>The ring's default size: 1.7 s of small frames at 200,000 a second, 0.3 s of large ones.</summary>
    public const int DefaultRingBytes = 64 << 20;

    /// <summary>The interface's name; <see cref="AnyDevice"/> for all.</summary>
    public string Device { get; init; } = AnyDevice;

    /// <summary>The capture filter in libpcap's language; empty for everything.</summary>
    public string Filter { get; init; } = "";

    /// <summary>At most this much is kept of each frame (<c>-s</c>): 1 to 262,144 bytes.</summary>
    public int SnapLengthBytes { get; init; } = MaximumSnapLengthBytes;

    /// <summary>The kernel's ring (<c>-B</c>), in bytes. Full: the kernel counts a drop.</summary>
    public int RingBytes { get; init; } = DefaultRingBytes;

    /// <summary>Received, sent or both (<c>-Q</c>).</summary>
    public CaptureDirection Direction { get; init; }

    /// <summary>The link type's name (<c>-y</c>), as <c>-L</c> prints it; null for the best: LINUX_SLL2 on <c>any</c>.</summary>
    public string? LinkTypeName { get; init; }

    /// <summary>Puts the network card into promiscuous mode while capturing; only when the user asks. <c>any</c> ignores it.</summary>
    public bool Promiscuous { get; init; }

    /// <summary>The SSH session to leave out, or null to keep it.</summary>
    public SshSession? LeftOut { get; init; }

    /// <summary>Lets libpcap ask DNS for names in the filter, which sends packets; names of /etc/hosts need no leave.</summary>
    public bool AllowsDns { get; init; }

    /// <summary>The index of the capture source that is announced, dense over all inputs, from 0.</summary>
    public int SourceIndex { get; init; }

    /// <summary>The number of the input, from 1.</summary>
    public byte Input { get; init; } = 1;
}
