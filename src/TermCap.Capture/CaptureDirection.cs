namespace TermCap.Capture;

/// <summary>Which frames to capture (tcpdump's <c>-Q</c>), with libpcap's numbers (pcap_direction_t).</summary>
public enum CaptureDirection
{
    /// <summary>Both; pairing needs them.</summary>
    InOut = 0,

    /// <summary>Received frames only.</summary>
    In = 1,

    /// <summary>Sent frames only.</summary>
    Out = 2,
}
