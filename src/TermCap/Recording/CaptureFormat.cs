using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Recording;

/// <summary>Makes the writer that a file's name asks for: pcap for <c>.pcap</c> and <c>.cap</c>, else pcapng.</summary>
internal static class CaptureFormat
{
    /// <summary>Whether the name asks for pcap. Numbers that a rotation appends do not matter: it is the name given that counts.</summary>
    public static bool IsPcap(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PCAP" or ".CAP" or ".DMP";

    /// <summary>A writer for one file.</summary>
    /// <param name="path">The name that was asked for.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="name">What to call it in sentences.</param>
    /// <param name="precision">How fine the input's times are; asked when the first source comes.</param>
    public static ICaptureWriter Create(string path, Stream stream, string name, Func<TimestampPrecision> precision) =>
        IsPcap(path) ? new PcapOnDemand(stream, name, precision) : new PcapngWriter(stream, name, ProgramVersion.Application);

    /// <summary>Begins a pcap file when its first source is known, since its head holds the link type.</summary>
    private sealed class PcapOnDemand(Stream stream, string name, Func<TimestampPrecision> precision) : ICaptureWriter
    {
        private PcapWriter? _writer;
        private LinkType _linkType;

        public long LengthBytes => _writer?.LengthBytes ?? 0;

        public void AddSource(CaptureSource source, string? description = null)
        {
            if (_writer is null)
            {
                _linkType = source.LinkType;
                _writer = new PcapWriter(stream, name, source.LinkType, precision(), source.SnapLengthBytes);
            }
            else if (source.LinkType != _linkType)
            {
                throw new IOException($"cannot write {name}: its frames would have several link types, which a pcap file cannot hold; name it .pcapng");
            }

            _writer.AddSource(source, description);
        }

        public void Write(in FrameRecord frame, ReadOnlySpan<byte> captured, string? comment = null) => _writer!.Write(frame, captured, comment);

        public void WriteTopology(string json)
        {
        }

        public void WriteStatistics(int sourceIndex, Timestamp time, CaptureDrops drops)
        {
        }

        public void Flush()
        {
            // A capture without a single frame is a capture all the same.
            _writer ??= new PcapWriter(stream, name, LinkType.Ethernet, precision());
            _writer.Flush();
        }
    }
}
