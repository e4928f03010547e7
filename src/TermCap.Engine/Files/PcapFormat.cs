namespace TermCap.Engine.Files;

/// <summary>Numbers of the pcap file format (draft-ietf-opsawg-pcap, sections 4 and 5), for the reader and the writer.</summary>
internal static class PcapFormat
{
    public const int FileHeaderBytes = 24;
    public const int RecordHeaderBytes = 16;

    public const uint MagicMicroseconds = 0xA1B2C3D4;
    public const uint MagicNanoseconds = 0xA1B23C4D;

    public const ushort MajorVersion = 2;
    public const ushort MinorVersion = 4;

    /// <summary>Version 2.3 has the same layout, but some of its writers exchanged the two lengths of a record.</summary>
    public const ushort OldestMinorVersion = 3;

    /// <summary>What is written where no snaplen is known: libpcap's MAXIMUM_SNAPLEN, which no reader refuses.</summary>
    public const int LargestSnapLengthBytes = 262_144;

    public const int NanosecondsPerMicrosecond = 1000;
}
