using TermCap.Arguments;
using TermCap.Capture;
using TermCap.Capture.Privileges;
using TermCap.Engine.Topology;

namespace TermCap.Inputs;

/// <summary>Opens a device, and gives up every right once it is open.</summary>
internal static class DeviceInput
{
    /// <summary>Opens it; afterwards this process has no rights that it does not need, in any thread.</summary>
    /// <exception cref="Failure">It cannot be captured on.</exception>
    public static OpenedInput Open(InputOptions options, TopologyTimeline topology)
    {
        DeviceOptions device = options.Device;
        SshSession? session = device.KeepsSsh ? null : SshSession.Find();
        try
        {
            LiveSource source = LiveCapture.Open(Options(device, session));
            try
            {
                PrivilegeDrop.Apply(device.User);
            }
            catch
            {
                source.Dispose();
                throw;
            }

            return new OpenedInput(source, device.Name, topology)
            {
                IsLive = true,
                CaptureFilter = device.Filter,
                Remark = string.Join("; ", source.Notes),
            };
        }
        catch (CaptureException failure)
        {
            throw Translate(failure);
        }
    }

    /// <summary>The capture's failure with its exit code: a bad filter or option is wrong usage, everything else means that capturing is impossible.</summary>
    public static Failure Translate(CaptureException failure) =>
        new(failure.Kind is CaptureErrorKind.BadFilter or CaptureErrorKind.BadOption ? ExitCode.Usage : ExitCode.CannotCapture, failure.Message, failure);

    private static LiveOptions Options(DeviceOptions device, SshSession? session) => new()
    {
        Device = device.Name,
        Filter = device.Filter,
        SnapLengthBytes = device.SnapLengthBytes ?? LiveOptions.MaximumSnapLengthBytes,
        RingBytes = device.RingBytes ?? LiveOptions.DefaultRingBytes,
        Direction = device.Direction switch { "in" => CaptureDirection.In, "out" => CaptureDirection.Out, _ => CaptureDirection.InOut },
        LinkTypeName = device.LinkType,
        Promiscuous = device.IsPromiscuous,
        LeftOut = session,
    };
}
