using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TermCap.Engine.Files;

/// <summary>TermCap's own additions to pcapng, as custom text options, which any block may carry (section 3.5.1).</summary>
/// <remarks>
/// The enterprise number is 32473, which IANA keeps for documentation and examples (RFC 5612): TermCap has none of its own, so a signature follows it.
/// A name resolution block without records (section 4.5) holds <c>TermCap1</c> and JSON text, in as many options as it takes; a custom block would be
/// the plainer place, but Wireshark and tshark count each of those as a frame, and all frame numbers would be off by one.
/// An interface block's option holds <c>TermCap ifindex=4</c>. Other tools skip both.
/// </remarks>
internal static class TermCapBlock
{
    private const uint EnterpriseNumber = 32_473;

    private const string IndexPrefix = "TermCap ifindex=";

    /// <summary>JSON text in one option at most: its length field has 16 bits, the number and the signature take 12 bytes.</summary>
    private const int PieceBytes = 65_000;

    private static ReadOnlySpan<byte> Signature => "TermCap1"u8;

    /// <summary>The JSON text in the options of a name resolution block; null when none of them is ours.</summary>
    public static string? Json(ReadOnlySpan<byte> body, ByteOrder order)
    {
        ArrayBufferWriter<byte> json = new();
        PcapngOptions options = new(OptionsBehindRecords(body, order), order);
        while (options.MoveNext())
        {
            ReadOnlySpan<byte> value = options.Value;
            if (options.Code == PcapngFormat.CustomText && IsOurs(value, order) && value[sizeof(uint)..].StartsWith(Signature))
            {
                json.Write(value[(sizeof(uint) + Signature.Length)..]);
            }
        }

        return json.WrittenCount > 0 ? Encoding.UTF8.GetString(json.WrittenSpan) : null;
    }

    /// <summary>Puts the options that <see cref="Json"/> reads into a block, which has room for <see cref="RoomFor"/>.</summary>
    public static void AddJson(ref PcapngBlock block, ReadOnlySpan<byte> json)
    {
        byte[] option = new byte[sizeof(uint) + Signature.Length + Math.Min(json.Length, PieceBytes)];
        BinaryPrimitives.WriteUInt32LittleEndian(option, EnterpriseNumber);
        Signature.CopyTo(option.AsSpan(sizeof(uint)));
        int head = sizeof(uint) + Signature.Length;
        while (!json.IsEmpty)
        {
            int length = PcapngFormat.WholeCharacters(json, PieceBytes);
            json[..length].CopyTo(option.AsSpan(head));
            block.AddOption(PcapngFormat.CustomText, option.AsSpan(0, head + length));
            json = json[length..];
        }
    }

    /// <summary>What the options take at most for so much text.</summary>
    public static int RoomFor(int jsonBytes) => jsonBytes + (((jsonBytes / (PieceBytes - 4)) + 1) * 32);

    /// <summary>The ifindex in a custom option; null when it is not ours.</summary>
    public static uint? InterfaceIndex(ReadOnlySpan<byte> option, ByteOrder order)
    {
        if (!IsOurs(option, order))
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(option[sizeof(uint)..]);
        return text.StartsWith(IndexPrefix, StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(IndexPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out uint index)
            ? index
            : null;
    }

    /// <summary>The value of the custom option that <see cref="InterfaceIndex"/> reads, in a little-endian section.</summary>
    public static byte[] IndexOption(uint interfaceIndex)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{IndexPrefix}{interfaceIndex}"));
        byte[] option = new byte[sizeof(uint) + text.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(option, EnterpriseNumber);
        text.CopyTo(option, sizeof(uint));
        return option;
    }

    private static bool IsOurs(ReadOnlySpan<byte> option, ByteOrder order) =>
        option.Length >= sizeof(uint) && order.ReadUInt32(option) == EnterpriseNumber;

    /// <summary>Goes over the records, which look like options and end like them.</summary>
    private static ReadOnlySpan<byte> OptionsBehindRecords(ReadOnlySpan<byte> body, ByteOrder order)
    {
        PcapngOptions records = new(body, order);
        while (records.MoveNext())
        {
        }

        return records.BehindEnd;
    }
}
