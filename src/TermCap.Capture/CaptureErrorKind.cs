namespace TermCap.Capture;

/// <summary>Why a capture could not start.</summary>
public enum CaptureErrorKind
{
    /// <summary>None of the others; the sentence carries libpcap's or the kernel's words.</summary>
    Failed = 0,

    /// <summary>CAP_NET_RAW is missing.</summary>
    NoRights,

    /// <summary>No interface of that name.</summary>
    NoSuchInterface,

    /// <summary>libpcap is not installed.</summary>
    NoLibpcap,

    /// <summary>The capture filter does not compile, or asks for what the interface cannot give.</summary>
    BadFilter,

    /// <summary>An option has a value that this interface does not take (link type, direction, user).</summary>
    BadOption,

    /// <summary>The interface is down.</summary>
    DeviceDown,
}
