using CsCheck;
using TermCap.Engine.Frames;
using TermCap.Engine.Summary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Summary;

/// <summary>What holds for any bytes: no exception, and nothing but safe characters.</summary>
public sealed class SummaryPropertyTests
{
    private static readonly (byte[] Bytes, LinkType LinkType)[] Seeds = [.. ProtocolFrames.Rows.Select(row => (Convert.FromHexString(row.Data.Item4), row.Data.Item2))];

    [Fact]
    public void Changed_real_frames_give_safe_lines() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 600], Gen.Byte).Array[0, 6], Gen.Int[0, 600]).Sample((seed, changes, cut) =>
        {
            byte[] bytes = [.. Seeds[seed].Bytes];
            foreach ((int at, byte value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }

            RequireSafe(bytes.AsSpan(0, cut >= 500 ? bytes.Length : Math.Min(cut, bytes.Length)), Seeds[seed].LinkType, bytes.Length);
        }, iter: 20_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_frame_cut_at_any_byte_gives_a_safe_line()
    {
        foreach ((byte[] bytes, LinkType linkType) in Seeds)
        {
            for (int length = 0; length <= bytes.Length; length++)
            {
                RequireSafe(bytes.AsSpan(0, length), linkType, bytes.Length);
            }
        }
    }

    [Fact]
    public void Any_payload_on_any_known_port_gives_a_safe_line() =>
        Gen.Select(Gen.Int[0, Protocols.Rows.Length - 1], Gen.Byte.Array[1, 80], Gen.Bool).Sample((row, payload, isReply) =>
        {
            ProtocolRow protocol = Protocols.Rows[row];
            int port = protocol.Numbers[0];
            byte[] bytes = protocol.Carrier switch
            {
                ProtocolCarrier.Tcp => isReply ? Filters.FrameBytes.Tcp("10.0.0.1", port, "10.0.0.2", 9999, payload: payload) : Filters.FrameBytes.Tcp("10.0.0.1", 9999, "10.0.0.2", port, payload: payload),
                ProtocolCarrier.Udp => isReply ? Filters.FrameBytes.Udp("10.0.0.1", port, "10.0.0.2", 9999, payload) : Filters.FrameBytes.Udp("10.0.0.1", 9999, "10.0.0.2", port, payload),
                ProtocolCarrier.Ip => Filters.FrameBytes.Ethernet(Filters.FrameBytes.Ip("10.0.0.1", "10.0.0.2", (byte)port, payload), 0),
                _ => [.. Filters.FrameBytes.ServerMac, .. Filters.FrameBytes.ClientMac, (byte)(port >> 8), (byte)port, .. payload],
            };
            RequireSafe(bytes, LinkType.Ethernet, bytes.Length);
        }, iter: 20_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Any_bytes_become_safe_text_of_no_more_characters() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            string text = SafeText.From(bytes, 100);
            Assert.All(text, letter => Assert.True(SafeText.IsSafe(letter)));
            Assert.InRange(text.Length, 0, bytes.Length);
        }, iter: 20_000, seed: "0N0XIzNsQ0O2");

    private static void RequireSafe(ReadOnlySpan<byte> captured, LinkType linkType, int wireLengthBytes)
    {
        Span<char> written = stackalloc char[PacketSummary.LengthUsual];
        FrameLocator.Locate(captured, wireLengthBytes, linkType, Direction.Unknown, out LocatedFrame located);
        PacketSummary.Write(captured, in located, default, written, out SummaryLine line);
        foreach (char letter in written[..(line.SourceChars + line.DestinationChars + line.InfoChars)])
        {
            Assert.True(SafeText.IsSafe(letter) || letter is '→' or '…', $"U+{(int)letter:X4}");
        }
    }
}
