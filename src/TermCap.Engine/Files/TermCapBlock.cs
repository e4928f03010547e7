using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TermCap.Engine.Files;

/// <summary>TermCap's own additions to pcapng, in the forms that the format leaves to anyone (custom blocks and options, sections 3.5.1 and 4.7).</summary>
/// <remarks>
/// The enterprise number is 32473, which IANA keeps for documentation and examples (RFC 5612): TermCap has none of its own, so a signature follows it.
/// A custom block holds the signature <c>TermCap1</c> and UTF-8 JSON, filled up to four bytes with spaces, which JSON does not mind.
/// An interface block's custom option holds the text <c>TermCap ifindex=4</c>. Other tools skip both, and may copy them.
/// </remarks>
internal static class TermCapBlock
{
    public const uint EnterpriseNumber = 32_473;

    private const string IndexPrefix = "TermCap ifindex=";

    public static ReadOnlySpan<byte> Signature => "TermCap1"u8;

    /// <summary>The JSON text in the body of a custom block; null when it is not ours.</summary>
    public static string? Json(ReadOnlySpan<byte> body, ByteOrder order)
    {
        ReadOnlySpan<byte> ours = body[PcapngFormat.CustomBodyBytes..];
        return order.ReadUInt32(body) == EnterpriseNumber && ours.StartsWith(Signature)
            ? Encoding.UTF8.GetString(ours[Signature.Length..]).TrimEnd(' ')
            : null;
    }

    /// <summary>The ifindex in a custom option; null when it is not ours.</summary>
    public static uint? InterfaceIndex(ReadOnlySpan<byte> option, ByteOrder order)
    {
        if (option.Length < sizeof(uint) || order.ReadUInt32(option) != EnterpriseNumber)
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
}
