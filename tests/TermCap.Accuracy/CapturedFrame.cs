using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Accuracy;

/// <summary>One frame of a capture file, kept whole.</summary>
internal sealed record CapturedFrame(long Time, LinkType LinkType, int OriginalLengthBytes, byte[] Bytes)
{
    /// <summary>The interface key that pairing is told.</summary>
    public uint Interface { get; init; }

    public byte Input { get; init; } = 1;

    public static List<CapturedFrame> Read(string path)
    {
        using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
        return Read(file, []);
    }

    /// <summary>The same frames written into one pcapng file with an interface for each device, and read again: with the devices that the file tells.</summary>
    public static (List<CapturedFrame> Frames, List<NetworkInterface> Devices) ThroughPcapng(List<CapturedFrame> frames, List<NetworkInterface> devices)
    {
        using MemoryStream file = new();
        PcapngWriter writer = new(file, "file", "TermCap.Accuracy");
        for (int at = 0; at < devices.Count; at++)
        {
            writer.AddSource(new CaptureSource(at, 1, "file", LinkType.Ethernet, 0) { InterfaceName = devices[at].Name });
        }

        foreach (CapturedFrame frame in frames)
        {
            FrameRecord record = new()
            {
                TimeNanoseconds = frame.Time,
                LinkType = frame.LinkType,
                OriginalLengthBytes = frame.OriginalLengthBytes,
                CapturedLengthBytes = frame.Bytes.Length,
                SourceIndex = devices.FindIndex(device => device.Index == frame.Interface),
            };
            writer.Write(record, frame.Bytes);
        }

        writer.Flush();
        file.Position = 0;
        using CaptureFile again = CaptureFile.Open(file, "file", 1, new CaptureFileOptions());
        List<CaptureSource> sources = [];
        List<CapturedFrame> read = Read(again, sources);
        return (read, [.. sources.Select(source => new NetworkInterface(PairingFrame.UnnamedSource + (uint)source.Index, source.DeviceName, TopologyOverrides.KindOfName(source.DeviceName)))]);
    }

    private static List<CapturedFrame> Read(CaptureFile file, List<CaptureSource> sources)
    {
        List<CapturedFrame> frames = [];
        FrameBatch batch = new();
        FillStatus status;
        do
        {
            batch.Clear();
            status = file.Fill(batch);
            sources.AddRange(batch.Events.OfType<SourceEvent>().Select(announced => announced.Source));
            foreach (ref readonly FrameRecord record in batch.Frames)
            {
                frames.Add(new CapturedFrame(record.TimeNanoseconds, record.LinkType, record.OriginalLengthBytes, batch.BytesOf(record).ToArray())
                {
                    Interface = record.LinkType == LinkType.Ethernet && sources.Count > 1 ? PairingFrame.UnnamedSource + (uint)record.SourceIndex : 0,
                });
            }
        }
        while (status != FillStatus.End);
        return frames;
    }
}
