using System.Net;
using System.Text.RegularExpressions;
using TermCap.Capture.Native;

namespace TermCap.Capture;

/// <summary>The capture filter's text: what is left out, which names it would ask DNS for, and what libpcap's refusals mean.</summary>
internal static partial class CaptureFilter
{
    // What libpcap says, and what to do about it. Only on cooked captures do these differ from what tcpdump users expect.
    private static readonly (string Says, string Hint)[] Hints =
    [
        ("no VLAN support", "on \"any\" the kernel has already taken the tag off: capture on the VLAN's device (-i bond1.100), or use the display filter vlan.id"),
        ("no MPLS support", "\"any\" has no MPLS: capture on one device (-i eth0)"),
        ("ethernet addresses supported only", "frames of \"any\" carry no Ethernet header: capture on one device (-i eth0), or use the display filter eth.addr"),
        ("not a broadcast link", "frames of \"any\" carry no destination MAC: use \"ip broadcast\" or \"ether broadcast\" on one device (-i eth0)"),
        ("link-layer multicast", "frames of \"any\" carry no destination MAC: use \"ip multicast\" or \"ip6 multicast\", or capture on one device (-i eth0)"),
        ("unknown host", "give the address in numbers"),
        ("syntax error", "see pcap-filter(7); in a shell, quote a filter that has brackets or &"),
    ];

    // Words that may stand behind src, dst, host or net and are no names (pcap-filter(7)).
    private static readonly string[] Keywords =
    [
        "host", "src", "dst", "net", "gateway", "and", "or", "not", "port", "portrange", "proto", "mask", "tcp", "udp", "sctp", "icmp", "icmp6",
        "ip", "ip6", "ether", "arp", "rarp", "link", "broadcast", "multicast",
    ];

    /// <summary>The text that is compiled. What is left out stands first: behind a <c>vlan</c> of the user's its offsets would shift.</summary>
    public static string Compose(string filter, SshSession? leftOut) =>
        leftOut is null ? filter
        : string.IsNullOrWhiteSpace(filter) ? leftOut.FilterText
        : $"{leftOut.FilterText} and ({filter})";

    /// <summary>The same without what a loopback device sends: each packet passes there a second time as received, and libpcap never shows the first.</summary>
    /// <remarks>Said in the filter, the kernel does not copy it into the ring, and does not count it twice when the ring is full.</remarks>
    public static string WithoutLoopbackOut(string filter, string device)
    {
        // Linux gives the loopback device of each network namespace the index 1 (LOOPBACK_IFINDEX, net_namespace.h).
        const string LoopbackName = "lo";
        string? clause = device switch
        {
            LoopbackName => "not outbound",
            LiveOptions.AnyDevice => "not (outbound and ifindex 1)",
            _ => null,
        };
        return clause is null ? filter : string.IsNullOrWhiteSpace(filter) ? clause : $"{clause} and ({filter})";
    }

    /// <summary>The first host name in the filter that only DNS could know, or null.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="hostsFile">/etc/hosts; its names cost no packet.</param>
    public static string? NameForDns(string filter, string hostsFile = "/etc/hosts")
    {
        string before = "";
        foreach (Match word in Words().Matches(filter))
        {
            string text = word.Value;
            if (AsksForHost(before) && LooksLikeName(text) && !KnownIn(hostsFile, text))
            {
                return text;
            }

            before = text;
        }

        return null;
    }

    /// <summary>A sentence on a filter that compiles and means something else than it seems, or null.</summary>
    public static string? Warning(string filter, int linkType) =>
        linkType is (int)Engine.Frames.LinkType.LinuxSll or (int)Engine.Frames.LinkType.LinuxSll2 && LinkOffsets().IsMatch(filter)
            ? "ether[..] and link[..] count from the cooked header on \"any\", not from an Ethernet header: the filter does not mean what it means on one device"
            : null;

    /// <summary>The sentence for a filter that libpcap refuses.</summary>
    public static CaptureException Refused(string filter, string device, string words)
    {
        string hint = "";
        foreach ((string says, string advice) in Hints)
        {
            if (words.Contains(says, StringComparison.OrdinalIgnoreCase))
            {
                hint = "; " + advice;
                break;
            }
        }

        return new CaptureException(CaptureErrorKind.BadFilter, $"cannot use the capture filter \"{filter}\" on {device}: {words}{hint}");
    }

    /// <summary>Refuses a filter that would make libpcap ask DNS.</summary>
    public static void RefuseDns(string filter, string device)
    {
        if (NameForDns(filter) is { } name)
        {
            throw new CaptureException(
                CaptureErrorKind.BadFilter,
                $"cannot use the capture filter \"{filter}\" on {device}: only DNS could tell the address of \"{name}\", and TermCap sends no packets; give the address in numbers, or name it in /etc/hosts");
        }
    }

    /// <summary>Compiles for a link type without any device and throws the sentence when libpcap refuses.</summary>
    public static unsafe void Check(string filter, int linkType, int snapLengthBytes, string device)
    {
        nint handle = LibPcap.pcap_open_dead(linkType, snapLengthBytes);
        try
        {
            PcapProgram program;
            if (LibPcap.pcap_compile(handle, &program, filter, 1, LibPcap.NetmaskUnknown) != 0)
            {
                throw Refused(filter, device, LibPcap.ErrorOf(handle));
            }

            LibPcap.pcap_freecode(&program);
        }
        finally
        {
            LibPcap.pcap_close(handle);
        }
    }

    private static bool AsksForHost(string before) =>
        before is "host" or "gateway" or "src" or "dst" or "net";

    private static bool LooksLikeName(string word) =>
        !Keywords.Contains(word, StringComparer.Ordinal)
        && !NumericNet().IsMatch(word)
        && !IPAddress.TryParse(word.Split('/')[0], out _);

    private static bool KnownIn(string hostsFile, string name)
    {
        try
        {
            foreach (string line in File.ReadLines(hostsFile))
            {
                string[] fields = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (fields.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // No list of hosts: no name is known without DNS.
        }

        return false;
    }

    [GeneratedRegex(@"[A-Za-z0-9_][A-Za-z0-9_.:/\-]*")]
    private static partial Regex Words();

    // 10.1, 10.0.0.0/8, 0a:00:27:00:00:01, 1.2.3.4: what libpcap reads without asking.
    [GeneratedRegex(@"^([0-9.]+(/[0-9]+)?|([0-9A-Fa-f]{1,2}[:.\-]){5}[0-9A-Fa-f]{1,2}|0x[0-9A-Fa-f]+)$")]
    private static partial Regex NumericNet();

    [GeneratedRegex(@"\b(ether|link)\s*\[")]
    private static partial Regex LinkOffsets();
}
