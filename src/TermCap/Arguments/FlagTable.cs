namespace TermCap.Arguments;

/// <summary>All flags. Parser, <c>--help</c>, the manual page, shell completions and the README's table are made from these rows.</summary>
internal static class FlagTable
{
    private const Verbs V = Verbs.View;

    /// <summary>The flags, in the order of the help.</summary>
    public static readonly FlagRow[] All =
    [
        new("--interface", 'i', "IF", Verbs.Capturing, FlagGroup.Input, "capture here; any, the default, is everywhere") { IsCommon = true },
        new("--read", 'r', "FILE", Verbs.Capturing, FlagGroup.Input, "read a capture; several: -r A -r B; a pipe: -r -") { IsCommon = true },
        new("--demo", null, null, V, FlagGroup.Input, "replay the built-in capture of a bonded host") { IsCommon = true },
        new("--list-interfaces", 'D', null, V, FlagGroup.Input, "list the interfaces as a tree (with --json as JSON)"),
        new("--list-data-link-types", 'L', null, V, FlagGroup.Input, "list the link types of an interface"),
        new("--display-filter", 'Y', "FILTER", V, FlagGroup.Input, "show only what matches: 'tcp.port == 6380'") { IsCommon = true },
        new("-F", 'F', "FILE", Verbs.Capturing, FlagGroup.Capture, "take the capture filter from a file"),
        new("-c", 'c', "COUNT", Verbs.Capturing, FlagGroup.Capture, "stop after so many packets") { IsCommon = true },
        new("--autostop", 'a', "duration:N", Verbs.Capturing, FlagGroup.Capture, "stop after N seconds"),
        new("--snapshot-length", 's', "BYTES", Verbs.Capturing, FlagGroup.Capture, "keep at most this much of each frame (262144)") { IsSetting = true },
        new("--buffer-size", 'B', "KIB", Verbs.Capturing, FlagGroup.Capture, "the kernel's ring (65536); larger when it drops") { IsSetting = true },
        new("--direction", 'Q', "WAY", Verbs.Capturing, FlagGroup.Capture, "in, out or inout (both)") { Choices = ["in", "out", "inout"] },
        new("--linktype", 'y', "TYPE", Verbs.Capturing, FlagGroup.Capture, "another link type than the best one; -L lists them"),
        new("--promiscuous", null, null, Verbs.Capturing, FlagGroup.Capture, "promiscuous mode, which is off otherwise (never on any)"),
        new("--with-ssh", null, null, Verbs.Capturing, FlagGroup.Capture, "keep the SSH session that this runs in") { IsSetting = true },
        new("--relinquish-privileges", 'Z', "USER", Verbs.Capturing, FlagGroup.Capture, "become this user once the interface is open (sudo's caller)"),
        new("--text", null, null, V, FlagGroup.Output, "a line per packet; so without a terminal") { IsCommon = true },
        new("--json", null, null, V | Verbs.Report, FlagGroup.Output, "JSON: a line per packet; the report an object") { IsCommon = true },
        new("-w", 'w', "FILE", V, FlagGroup.Output, "record the cleaned packets (.pcap or .pcapng)") { IsCommon = true },
        new("-C", 'C', "MB", V, FlagGroup.Output, "with -w: a new file after so many million bytes"),
        new("-G", 'G', "SECONDS", V, FlagGroup.Output, "with -w: a new file after so many seconds"),
        new("-W", 'W', "FILES", V, FlagGroup.Output, "with -C: keep only so many files, with -G: end after them"),
        new("-o", 'o', "FILE", Verbs.Clean, FlagGroup.Output, "where the cleaned capture goes; - is standard output"),
        new("--keep-singles", null, null, Verbs.Clean, FlagGroup.Output, "keep frames that a bond refused too: link control, backup slaves"),
        new("--all-copies", null, null, V | Verbs.Clean, FlagGroup.Output, "every frame rather than each packet once"),
        new("--force", null, null, V | Verbs.Clean, FlagGroup.Output, "overwrite an output that exists"),
        new("--fail-if", null, "TEST", Verbs.Report, FlagGroup.Output, "exit code 5 when it holds, e.g. 'retrans>1%' or 'drops>0'"),
        new("--verbose", 'v', null, V, FlagGroup.Output, "with --text: the copies under each packet"),
        new("--hex", 'x', null, V, FlagGroup.Output, "with --text: the bytes in hexadecimal too; -X: and as ASCII"),
        new("-X", 'X', null, V, FlagGroup.Output, "with --text: the bytes in hexadecimal and as ASCII"),
        new("-A", 'A', null, V, FlagGroup.Output, "with --text: the bytes as ASCII"),
        new("-e", 'e', null, V, FlagGroup.Output, "with --text: MAC addresses too"),
        new("-t", 't', null, V, FlagGroup.Output, "times: -t none, -tt Unix, -ttt delta, -tttt date, -ttttt since the first"),
        new("--count", null, null, V, FlagGroup.Output, "print only how many packets there are"),
        new("--quiet", 'q', null, V, FlagGroup.Output, "with --text: shorter lines"),
        new("--utc", null, null, V, FlagGroup.Output, "times in UTC rather than in the local zone") { IsSetting = true },
        new("--topology", null, "FILE", Verbs.Analysing, FlagGroup.Pairing, "the host's devices from a JSON file") { IsCommon = true },
        new("--ifname", null, "N=NAME", Verbs.Analysing, FlagGroup.Pairing, "name an interface index, e.g. 4=bond1"),
        new("--window", null, "MS", Verbs.Analysing, FlagGroup.Pairing, "how long a sent packet waits for its copies (1000)") { IsSetting = true },
        new("--memory", null, "SIZE", Verbs.Analysing, FlagGroup.Pairing, "the store's bound, e.g. 512M (256M)") { IsSetting = true },
        new("--theme", null, "NAME", V, FlagGroup.Screen, "dark, light, mono, or one of your own") { IsSetting = true, Choices = ["dark", "light", "mono"], IsCommon = true },
        new("--no-mouse", null, null, V, FlagGroup.Screen, "m does not take the mouse from the terminal") { IsSetting = true },
        new("--ascii", null, null, V, FlagGroup.Screen, "no line-drawing characters") { IsSetting = true },
        new("--debug", null, null, Verbs.All, FlagGroup.Other, "when something fails, print where"),
        new("--help", 'h', null, Verbs.All, FlagGroup.Other, "print this page"),
        new("--version", null, null, Verbs.All, FlagGroup.Other, "print the version"),
        new("-n", 'n', null, Verbs.Analysing, FlagGroup.Silent, "no names are ever looked up"),
        new("--no-promiscuous-mode", 'p', null, Verbs.Capturing, FlagGroup.Silent, "the default"),
        new("--packet-buffered", 'U', null, V, FlagGroup.Silent, "recordings are flushed once a second anyway"),
        new("-l", 'l', null, V, FlagGroup.Silent, "text is line-buffered anyway"),
        new("--absolute-tcp-sequence-numbers", 'S', null, V, FlagGroup.Silent, "text shows both"),
        new("--dont-verify-checksums", 'K', null, V, FlagGroup.Silent, "checksums are never verified: offload fills them late"),
        new("--print", null, null, V, FlagGroup.Silent, "text is printed beside -w when it is asked for"),
        new("--time-stamp-precision", null, "P", Verbs.Capturing, FlagGroup.Silent, "always nanoseconds"),
        new("--immediate-mode", null, null, Verbs.Capturing, FlagGroup.Silent, "never: it costs drops"),
    ];

    /// <summary>The flags that a command takes.</summary>
    public static IEnumerable<FlagRow> Of(Verbs verb) => All.Where(row => (row.Where & verb) != 0);
}
