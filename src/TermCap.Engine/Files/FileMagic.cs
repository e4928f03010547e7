namespace TermCap.Engine.Files;

/// <summary>What a file is, by its first bytes.</summary>
internal static class FileMagic
{
    /// <summary>The bytes that are looked at.</summary>
    public const int LengthBytes = 4;

    /// <summary>Files that are known but not read, and what to do about them.</summary>
    private static readonly (uint BigEndian, string Is)[] Refused =
    [
        (0xA1B2CD34, "a modified pcap file (Kuznetzov's, as of old Red Hat systems); convert it with editcap -F pcap"),
        (0x34CDB2A1, "a modified pcap file (Kuznetzov's, as of old Red Hat systems); convert it with editcap -F pcap"),
        (0xA1B234CD, "a modified pcap file (Navtel's); convert it with editcap -F pcap"),
        (0xCD34B2A1, "a modified pcap file (Navtel's); convert it with editcap -F pcap"),
        (0xA1E2CB12, "a modified pcap file; convert it with editcap -F pcap"),
        (0x12CBE2A1, "a modified pcap file; convert it with editcap -F pcap"),
        (0x736E6F6F, "a snoop file; convert it with editcap -F pcap"),
        (0x28B52FFD, "compressed with zstd; unpack it first (zstd -d)"),
        (0xFD377A58, "compressed with xz; unpack it first (xz -d)"),
        (0x425A6839, "compressed with bzip2; unpack it first (bzip2 -d)"),
        (0x04224D18, "compressed with lz4; unpack it first (lz4 -d)"),
        (0x504B0304, "a zip archive; unpack it first (unzip)"),
    ];

    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    /// <summary>Whether the bytes begin a gzip member (RFC 1952, section 2.3.1).</summary>
    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(GzipMagic);

    /// <summary>Whether the bytes begin a pcapng section.</summary>
    public static bool IsPcapng(ReadOnlySpan<byte> bytes) => ByteOrder.Big.ReadUInt32(bytes) == PcapngFormat.SectionHeader;

    /// <summary>Why a file that begins so is refused, as the end of a sentence.</summary>
    public static string Refusal(ReadOnlySpan<byte> bytes)
    {
        uint magic = ByteOrder.Big.ReadUInt32(bytes);
        foreach ((uint known, string text) in Refused)
        {
            if (known == magic)
            {
                return $"it is {text}";
            }
        }

        return "it is not a capture; TermCap reads pcap and pcapng, also packed with gzip";
    }
}
