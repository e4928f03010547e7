using SharpPcap;
using SharpPcap.LibPcap;
using TermCap.Capture.Native;
using TermCap.Engine.Frames;

namespace TermCap.Capture;

/// <summary>Opens devices for capturing. SharpPcap finds, opens and closes them; what it lacks is done on its handle.</summary>
public static class LiveCapture
{
    /// <summary>After this long a block of the ring that is not full is handed over: a quiet link's frames come this late (milliseconds).</summary>
    internal const int ReadTimeoutMilliseconds = 100;

    private const string WaysOut =
        "run it with sudo, or grant the right once with: sudo setcap cap_net_raw+ep $(which termcap), or capture elsewhere: ssh HOST tcpdump -i any -U -w - | termcap -r -";

    // What pcap_findalldevs lists beside network interfaces: not for TermCap.
    private static readonly string[] PseudoDevices = ["bluetooth-monitor", "nflog", "nfqueue", "dbus-system", "dbus-session"];

    /// <summary>Whether libpcap is installed; without it everything but live capture works.</summary>
    public static bool IsAvailable => LibPcap.IsPresent;

    /// <summary>Starts a capture. Afterwards no right is needed any more: call <see cref="Privileges.PrivilegeDrop.Apply"/> before the first frame is read.</summary>
    /// <exception cref="CaptureException">It cannot start; the sentence says why and what to do.</exception>
    public static LiveSource Open(LiveOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RingBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SnapLengthBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.SnapLengthBytes, LiveOptions.MaximumSnapLengthBytes);
        RequireLibpcap(options.Device);
        if (!options.AllowsDns)
        {
            CaptureFilter.RefuseDns(options.Filter, options.Device);
        }

        LibPcapLiveDevice device = Find(options.Device);
        Timestamp opened = LiveClock.Now;
        Activate(device, options);
        try
        {
            return new LiveSource(device, options, opened);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>Compiles a filter for a device's usual link type without opening anything, so that bad words are told apart from missing rights.</summary>
    /// <exception cref="CaptureException">libpcap refuses it, DNS would be asked, or libpcap is missing.</exception>
    public static void CheckFilter(LiveOptions options)
    {
        RequireLibpcap(options.Device);
        if (!options.AllowsDns)
        {
            CaptureFilter.RefuseDns(options.Filter, options.Device);
        }

        LinkType linkType = options.Device == LiveOptions.AnyDevice ? LinkType.LinuxSll2 : LinkType.Ethernet;
        CaptureFilter.Check(options.Filter, (int)linkType, options.SnapLengthBytes, options.Device);
    }

    /// <summary>The link types that a device offers (<c>-L</c>), the one in use first.</summary>
    /// <exception cref="CaptureException">The device cannot be opened.</exception>
    public static IReadOnlyList<OfferedLinkType> LinkTypesOf(string deviceName)
    {
        RequireLibpcap(deviceName);
        using LibPcapLiveDevice device = Find(deviceName);
        Activate(device, new LiveOptions { Device = deviceName, RingBytes = 2 << 20 });
        return OfferedLinkType.Of(device.Handle.DangerousGetHandle());
    }

    private static void RequireLibpcap(string device)
    {
        if (!LibPcap.IsPresent)
        {
            throw new CaptureException(
                CaptureErrorKind.NoLibpcap,
                $"cannot capture on {device}: libpcap is not installed; install it (Debian, Ubuntu: apt install libpcap0.8; Red Hat, Fedora: dnf install libpcap; Alpine: apk add libpcap), or read a capture with -r");
        }
    }

    private static LibPcapLiveDevice Find(string name)
    {
        LibPcapLiveDeviceList devices;
        try
        {
            devices = LibPcapLiveDeviceList.New();
        }
        catch (PcapException failure)
        {
            throw new CaptureException(CaptureErrorKind.Failed, $"cannot list the interfaces: {failure.Message}", failure);
        }

        LibPcapLiveDevice? found = null;
        foreach (LibPcapLiveDevice device in devices)
        {
            if (found is null && device.Name == name && !PseudoDevices.Contains(name, StringComparer.Ordinal))
            {
                found = device;
            }
            else
            {
                device.Dispose();
            }
        }

        return found ?? throw new CaptureException(
            CaptureErrorKind.NoSuchInterface,
            $"cannot capture on {name}: there is no such interface; this host has {NamesOf(devices)} (termcap -D shows them)");
    }

    private static string NamesOf(LibPcapLiveDeviceList devices)
    {
        const int NamesShown = 12;
        string[] names = [.. devices.Select(device => device.Name).Where(name => !PseudoDevices.Contains(name, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        string some = string.Join(", ", names.Take(NamesShown));
        return names.Length <= NamesShown ? some : $"{some} and {names.Length - NamesShown} more";
    }

    private static void Activate(LibPcapLiveDevice device, LiveOptions options)
    {
        DeviceConfiguration configuration = new()
        {
            Mode = DeviceModes.None,
            Snaplen = options.SnapLengthBytes,
            BufferSize = options.RingBytes,
            ReadTimeout = ReadTimeoutMilliseconds,
            TimestampResolution = TimestampResolution.Nanosecond,
        };
        if (options.Promiscuous)
        {
#pragma warning disable RS0030 // The one place: the user asked for it, and pcap_set_promisc must come before the activation that SharpPcap does.
            configuration.Mode = DeviceModes.Promiscuous;
#pragma warning restore RS0030
        }

        try
        {
            device.Open(configuration);
        }
        catch (PcapException failure)
        {
            throw Explain(failure, options);
        }
    }

    private static CaptureException Explain(PcapException failure, LiveOptions options) => failure.Error switch
    {
        PcapError.PermissionDenied or PcapError.PromiscuousPermissionDenied => new CaptureException(
            CaptureErrorKind.NoRights, $"cannot capture on {options.Device}: permission denied; {WaysOut}", failure),
        PcapError.InterfaceNotUp => new CaptureException(
            CaptureErrorKind.DeviceDown, $"cannot capture on {options.Device}: the interface is down; set it up (ip link set {options.Device} up), or capture on any", failure),
        PcapError.NoSuchDevice => new CaptureException(
            CaptureErrorKind.NoSuchInterface, $"cannot capture on {options.Device}: it has just disappeared (termcap -D shows what there is)", failure),
        _ => new CaptureException(
            CaptureErrorKind.Failed, $"cannot capture on {options.Device} with a ring of {options.RingBytes >> 10} KiB: {failure.Message}; a smaller ring (-B) may help", failure),
    };
}
