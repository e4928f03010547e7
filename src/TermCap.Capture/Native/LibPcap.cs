using System.Reflection;
using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>The few functions of libpcap that SharpPcap does not offer, or offers with an allocation per frame (pcap(3PCAP) and its pages).</summary>
/// <remarks>The library is opened at run time, at the first call, under the names that distributions give it; a host without it reads files all the same.</remarks>
internal static unsafe partial class LibPcap
{
    /// <summary>The size of an error buffer (PCAP_ERRBUF_SIZE).</summary>
    public const int ErrorBufferBytes = 256;

    /// <summary>pcap_dispatch ended because pcap_breakloop was called (PCAP_ERROR_BREAK).</summary>
    public const int BrokenOff = -2;

    /// <summary>The netmask is not known (PCAP_NETMASK_UNKNOWN): <c>ip broadcast</c> is then refused rather than wrong.</summary>
    public const uint NetmaskUnknown = 0xffff_ffff;

    private const string Library = "pcap";

    // Debian and Ubuntu ship .0.8, the Red Hat family and SUSE .1; the bare name comes with the headers.
    private static readonly string[] Names = ["libpcap.so.1", "libpcap.so.0.8", "libpcap.so"];

#pragma warning disable CA1810 // Not a field's value: the resolver must stand before the first call, and a static constructor is what runs then.
    static LibPcap() => NativeLibrary.SetDllImportResolver(typeof(LibPcap).Assembly, Resolve);
#pragma warning restore CA1810

    /// <summary>Whether this host has libpcap.</summary>
    public static bool IsPresent
    {
        get
        {
            foreach (string name in Names)
            {
                if (NativeLibrary.TryLoad(name, out _))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether pcap_breakloop, called for a frame, is heeded before the next one: since 1.10 for every kind of ring.</summary>
    public static bool StopsWithinBlock
    {
        get
        {
            // "libpcap version 1.10.3 (with TPACKET_V3)"
            string[] words = (Marshal.PtrToStringUTF8((nint)pcap_lib_version()) ?? "").Split(' ');
            return words.Length > 2 && System.Version.TryParse(words[2], out System.Version? version) && version >= new System.Version(1, 10);
        }
    }

    /// <summary>What the handle's last call complained of, in libpcap's own words.</summary>
    public static string ErrorOf(nint handle) => Marshal.PtrToStringUTF8((nint)pcap_geterr(handle)) ?? "no reason given";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (string file in Names)
        {
            if (NativeLibrary.TryLoad(file, out nint library))
            {
                return library;
            }
        }

        return 0;
    }

    [LibraryImport(Library)]
    internal static partial int pcap_set_datalink(nint handle, int linkType);

    [LibraryImport(Library)]
    internal static partial int pcap_datalink(nint handle);

    [LibraryImport(Library)]
    internal static partial int pcap_list_datalinks(nint handle, int** list);

    [LibraryImport(Library)]
    internal static partial void pcap_free_datalinks(int* list);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int pcap_datalink_name_to_val(string name);

    [LibraryImport(Library)]
    internal static partial byte* pcap_datalink_val_to_name(int linkType);

    [LibraryImport(Library)]
    internal static partial byte* pcap_datalink_val_to_description(int linkType);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int pcap_compile(nint handle, PcapProgram* program, string text, int optimize, uint netmask);

    [LibraryImport(Library)]
    internal static partial int pcap_setfilter(nint handle, PcapProgram* program);

    [LibraryImport(Library)]
    internal static partial void pcap_freecode(PcapProgram* program);

    [LibraryImport(Library)]
    internal static partial int pcap_setnonblock(nint handle, int nonBlocking, byte* errorBuffer);

    [LibraryImport(Library)]
    internal static partial int pcap_get_selectable_fd(nint handle);

    [LibraryImport(Library)]
    internal static partial int pcap_dispatch(
        nint handle, int count, delegate* unmanaged[Cdecl]<nint, PcapFrameHeader*, byte*, void> callback, nint context);

    [LibraryImport(Library)]
    internal static partial void pcap_breakloop(nint handle);

    [LibraryImport(Library)]
    internal static partial int pcap_stats(nint handle, PcapCounters* counters);

    [LibraryImport(Library)]
    internal static partial int pcap_setdirection(nint handle, int direction);

    [LibraryImport(Library)]
    internal static partial nint pcap_open_dead(int linkType, int snapLength);

    [LibraryImport(Library)]
    internal static partial void pcap_close(nint handle);

    [LibraryImport(Library)]
    private static partial byte* pcap_lib_version();

    [LibraryImport(Library)]
    private static partial byte* pcap_geterr(nint handle);
}
