namespace TermCap.Engine.Files;

/// <summary>Numbers of the pcapng file format (draft-ietf-opsawg-pcapng), for the reader and the writer.</summary>
internal static class PcapngFormat
{
    // Block types, section 11.1 there.
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint OldPacket = 2;
    public const uint SimplePacket = 3;
    public const uint NameResolution = 4;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;

    public const uint ByteOrderMagic = 0x1A2B3C4D;
    public const ushort MajorVersion = 1;

    /// <summary>Type and total length, before the body of each block.</summary>
    public const int BlockHeadBytes = 8;

    /// <summary>The total length again, behind the body.</summary>
    public const int BlockTrailerBytes = 4;

    /// <summary>What a block takes at least.</summary>
    public const int LeastBlockBytes = BlockHeadBytes + BlockTrailerBytes;

    /// <summary>The longest block taken for one; the format allows 4 GiB, other readers draw the same line, and a broken length must not eat a file.</summary>
    public const uint LargestBlockBytes = InputWindow.LargestBytes;

    // Fixed parts of the bodies, sections 4.1 to 4.6 and appendix A.
    public const int SectionHeaderBodyBytes = 16;
    public const int InterfaceBodyBytes = 8;
    public const int EnhancedPacketBodyBytes = 20;
    public const int OldPacketBodyBytes = 20;
    public const int SimplePacketBodyBytes = 4;
    public const int StatisticsBodyBytes = 12;

    // Options, sections 3.5 and 4.
    public const int OptionHeadBytes = 4;
    public const ushort EndOfOptions = 0;
    public const ushort Comment = 1;
    public const ushort CustomText = 2988;
    public const ushort SectionApplication = 4;
    public const ushort InterfaceName = 2;
    public const ushort InterfaceDescriptionText = 3;
    public const ushort InterfaceTimestampResolution = 9;
    public const ushort InterfaceTimestampOffset = 14;
    public const ushort PacketFlags = 2;
    public const ushort StatisticsInterfaceDrops = 5;
    public const ushort StatisticsSystemDrops = 7;

    /// <summary>Bits 0 and 1 of the packet flags.</summary>
    public const uint DirectionMask = 3;

    /// <summary>if_tsresol when not stated: microseconds.</summary>
    public const byte DefaultResolution = 6;

    /// <summary>Interfaces of one section at most; what names a later one is malformed.</summary>
    public const int SectionInterfaces = SourceTable.Capacity;

    /// <summary>Names and descriptions of interfaces are kept up to here; the rest of a longer one is left out.</summary>
    public const int LongestTextBytes = 512;

    /// <summary>Names, descriptions and comments are written up to here.</summary>
    public const int LongestWrittenTextBytes = 8192;

    /// <summary>Each field and block is padded to four bytes.</summary>
    public static int Padded(int lengthBytes) => (lengthBytes + 3) & ~3;

    /// <summary>How much of a UTF-8 text fits without cutting a character (RFC 3629, section 3: continuation bytes are 10xxxxxx).</summary>
    public static int WholeCharacters(ReadOnlySpan<byte> utf8, int roomBytes)
    {
        int length = Math.Min(utf8.Length, roomBytes);
        while (length > 0 && length < utf8.Length && (utf8[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return length;
    }
}
