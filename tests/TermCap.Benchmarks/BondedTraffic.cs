using System.Buffers.Binary;

namespace TermCap.Benchmarks;

/// <summary>Makes an SLL2 capture of a bonded host: each packet twice, received ones with one time, sent ones some microseconds apart. The same for the same arguments.</summary>
internal static class BondedTraffic
{
    public const uint Slave = 3;
    public const uint Master = 6;
    private const int CookedBytes = 20;
    private const int HeaderBytes = 20 + 32; // IPv4, and TCP with timestamps
    private const int DataBytes = 1060;

    /// <summary>Writes a nanosecond pcap of <paramref name="frames"/> frames over <paramref name="flows"/> conversations; 604 bytes a frame in the mean.</summary>
    public static void Write(string path, int frames, int flows)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xa1b23c4d);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 262_144);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], 276);
        file.Write(header);
        uint[] sent = new uint[flows];
        ushort[] ids = new ushort[flows];
        byte[] record = new byte[16 + CookedBytes + HeaderBytes + DataBytes];
        long time = 1_700_000_000_000_000_000;
        for (int i = 0; i < frames / 2; i++)
        {
            // A conversation says data and gets its acknowledgment when its turn comes again.
            int flow = i / 2 % flows;
            bool isData = i % 2 == 0;
            int payload = isData ? DataBytes : 0;
            int length = CookedBytes + HeaderBytes + payload;
            time += 3000;
            FillPacket(record.AsSpan(16), flow, isData, sent[flow], ids[flow]++, payload, i);
            if (isData)
            {
                sent[flow] += DataBytes;
            }

            WriteCopy(file, record, isData ? Master : Slave, isData, time, length);
            WriteCopy(file, record, isData ? Slave : Master, isData, isData ? time + 1200 : time, length);
        }
    }

    private static void FillPacket(Span<byte> frame, int flow, bool isOut, uint sent, ushort id, int payload, int number)
    {
        Span<byte> ip = frame[CookedBytes..];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(HeaderBytes + payload));
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], id);
        ip[6] = 0x40;
        (ip[8], ip[9]) = (64, 6);
        uint here = 0x0A000005, there = 0x0A010000 + (uint)(flow >> 4);
        BinaryPrimitives.WriteUInt32BigEndian(ip[12..], isOut ? here : there);
        BinaryPrimitives.WriteUInt32BigEndian(ip[16..], isOut ? there : here);
        Span<byte> tcp = ip[20..];
        ushort port = (ushort)(40_000 + (flow & 15));
        BinaryPrimitives.WriteUInt16BigEndian(tcp, isOut ? (ushort)6380 : port);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], isOut ? port : (ushort)6380);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], isOut ? 1 + sent : 1);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], isOut ? 1 : 1 + sent);
        (tcp[12], tcp[13]) = (0x80, isOut ? (byte)0x18 : (byte)0x10);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], 501);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[20..], 0x0101080A);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[24..], (uint)(number / 300));
        BinaryPrimitives.WriteUInt32BigEndian(tcp[28..], (uint)(number / 300));
        if (payload > 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(tcp[32..], number);
        }
    }

    private static void WriteCopy(FileStream file, byte[] record, uint device, bool isOut, long time, int length)
    {
        Span<byte> cooked = record.AsSpan(16);
        BinaryPrimitives.WriteUInt16BigEndian(cooked, 0x0800);
        BinaryPrimitives.WriteUInt32BigEndian(cooked[4..], device);
        BinaryPrimitives.WriteUInt16BigEndian(cooked[8..], 1);
        (cooked[10], cooked[11]) = (isOut ? (byte)4 : (byte)0, 6);
        cooked[12] = isOut ? (byte)2 : (byte)4;
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(time / 1_000_000_000));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), (uint)(time % 1_000_000_000));
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), length);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(12), length);
        file.Write(record, 0, 16 + length);
    }
}
