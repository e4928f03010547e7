using System.Globalization;
using System.Text;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>One interface description block of the section that is being read (section 4.2).</summary>
internal sealed class PcapngInterface
{
    private PcapngInterface(CaptureSource described, TimestampScale scale)
    {
        Described = described;
        Scale = scale;
    }

    /// <summary>What the block says.</summary>
    public CaptureSource Described { get; }

    /// <summary>The unit of its times.</summary>
    public TimestampScale Scale { get; }

    /// <summary>The number among all sources; -1 when its link type cannot be read and its frames are left out.</summary>
    public int SourceIndex { get; set; } = -1;

    /// <summary>Whether a notice has said that its frames are left out.</summary>
    public bool IsLeftOutSaid { get; set; }

    /// <summary>The drop counters of its newest statistics block; they count from the start of the capture.</summary>
    public CaptureDrops Drops { get; set; }

    /// <summary>Reads the body of a block.</summary>
    /// <param name="body">Fixed part and options; the fixed part is there.</param>
    /// <param name="order">The byte order of the section.</param>
    /// <param name="input">The input that the block stands in.</param>
    public static PcapngInterface Read(ReadOnlySpan<byte> body, ByteOrder order, ReaderInput input)
    {
        string? name = null;
        string? text = null;
        uint? index = null;
        byte resolution = PcapngFormat.DefaultResolution;
        long offsetSeconds = 0;
        PcapngOptions options = new(body[PcapngFormat.InterfaceBodyBytes..], order);
        while (options.MoveNext())
        {
            switch (options.Code)
            {
                case PcapngFormat.InterfaceName:
                    name = Text(options.Value);
                    break;
                case PcapngFormat.InterfaceDescriptionText:
                    text = Text(options.Value);
                    break;
                case PcapngFormat.InterfaceTimestampResolution when options.Value.Length >= 1:
                    resolution = options.Value[0];
                    break;
                case PcapngFormat.InterfaceTimestampOffset when options.Value.Length >= sizeof(long):
                    offsetSeconds = (long)order.ReadUInt64(options.Value);
                    break;
                case PcapngFormat.CustomText:
                    index ??= TermCapBlock.InterfaceIndex(options.Value, order);
                    break;
            }
        }

        LinkType linkType = (LinkType)order.ReadUInt16(body);
        int snapLength = (int)Math.Min(order.ReadUInt32(body[4..]), int.MaxValue);
        CaptureSource described = new(0, input.Number, input.Name, linkType, snapLength)
        {
            InterfaceName = name,
            InterfaceIndex = index,
            Description = text,
        };
        return new PcapngInterface(described, new TimestampScale(resolution, offsetSeconds));
    }

    /// <summary>The interface in words, for a sentence.</summary>
    public string NameOr(int number) => Described.InterfaceName ?? number.ToString(CultureInfo.InvariantCulture);

    // Strings are UTF-8 without a terminator; some writers add one all the same.
    private static string? Text(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8[..Math.Min(utf8.Length, PcapngFormat.LongestTextBytes)].TrimEnd((byte)0);
        return utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
    }
}
