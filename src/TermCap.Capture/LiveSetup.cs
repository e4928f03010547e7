using System.Runtime.InteropServices;
using System.Text;
using TermCap.Capture.Native;
using TermCap.Engine.Frames;

namespace TermCap.Capture;

/// <summary>What an opened handle was set to.</summary>
/// <param name="LinkType">The link type of the frames to come.</param>
/// <param name="FilterText">The filter that was compiled.</param>
/// <param name="Notes">What the user should know.</param>
internal sealed record LiveSetup(LinkType LinkType, string FilterText, IReadOnlyList<string> Notes)
{
    /// <summary>Link type first, filter second (a filter is compiled for a link type and stays so), then non-blocking reads.</summary>
    public static unsafe LiveSetup Apply(nint pcap, LiveOptions options)
    {
        List<string> notes = [];
        LinkType linkType = ChooseLinkType(pcap, options, notes);
        if (options.Direction != CaptureDirection.InOut && LibPcap.pcap_setdirection(pcap, (int)options.Direction) != 0)
        {
            throw new CaptureException(CaptureErrorKind.BadOption, $"cannot capture only one direction on {options.Device}: {LibPcap.ErrorOf(pcap)}; leave -Q out");
        }

        string filter = InstallFilter(pcap, options);
        if (CaptureFilter.Warning(options.Filter, (int)linkType) is { } warning)
        {
            notes.Add(warning);
        }

        if (options.LeftOut is { } session)
        {
            notes.Add(session.Sentence);
        }

        byte* error = stackalloc byte[LibPcap.ErrorBufferBytes];
        if (LibPcap.pcap_setnonblock(pcap, 1, error) != 0)
        {
            throw new CaptureException(CaptureErrorKind.Failed, $"cannot capture on {options.Device}: {Text(error)}");
        }

        return new LiveSetup(linkType, filter, notes);
    }

    private static LinkType ChooseLinkType(nint pcap, LiveOptions options, List<string> notes)
    {
        if (options.LinkTypeName is { } name)
        {
            int number = LibPcap.pcap_datalink_name_to_val(name);
            if (number < 0 || LibPcap.pcap_set_datalink(pcap, number) != 0)
            {
                string offered = string.Join(", ", OfferedLinkType.Of(pcap).Select(type => type.Name));
                throw new CaptureException(CaptureErrorKind.BadOption, $"cannot capture on {options.Device} with link type {name}: it offers {offered}");
            }
        }
        else if (options.Device == LiveOptions.AnyDevice && LibPcap.pcap_set_datalink(pcap, (int)LinkType.LinuxSll2) != 0)
        {
            // libpcap learnt LINUX_SLL2 in 1.9.1.
            notes.Add("this libpcap is older than 1.9.1 and does not tell frames' interfaces: copies are inferred from the traffic");
        }

        return (LinkType)LibPcap.pcap_datalink(pcap);
    }

    // Also the empty filter: only through a filter program does the kernel cut frames to the snaplen, and the ring holds four times as many.
    private static unsafe string InstallFilter(nint pcap, LiveOptions options)
    {
        string text = CaptureFilter.Compose(options.Filter, options.LeftOut);
        PcapProgram program;
        if (LibPcap.pcap_compile(pcap, &program, options.Filter, 1, LibPcap.NetmaskUnknown) != 0)
        {
            // The user's own words first, so that the complaint is about them.
            throw CaptureFilter.Refused(options.Filter, options.Device, LibPcap.ErrorOf(pcap));
        }

        LibPcap.pcap_freecode(&program);

        // A libpcap that cannot say it in a filter throws the frames away itself, as ever.
        string whole = CaptureFilter.WithoutLoopbackOut(text, options.Device);
        if (LibPcap.pcap_compile(pcap, &program, whole, 1, LibPcap.NetmaskUnknown) != 0 && LibPcap.pcap_compile(pcap, &program, text, 1, LibPcap.NetmaskUnknown) != 0)
        {
            throw CaptureFilter.Refused(text, options.Device, LibPcap.ErrorOf(pcap));
        }

        int set = LibPcap.pcap_setfilter(pcap, &program);
        LibPcap.pcap_freecode(&program);
        return set == 0 ? text : throw CaptureFilter.Refused(text, options.Device, LibPcap.ErrorOf(pcap));
    }

    private static unsafe string Text(byte* words) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(words));
}
