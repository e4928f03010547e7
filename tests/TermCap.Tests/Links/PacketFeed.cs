using System.Buffers.Binary;
using System.Diagnostics;

namespace TermCap.Tests.Links;

/// <summary>A bonded host's traffic for the program's standard input: SLL2 frames in a pcap, each packet at the master and at the slave, so many packets a second.</summary>
/// <remarks>On a machine too slow for the pace it sends late, never more at once than a second's worth.</remarks>
internal sealed class PacketFeed : IDisposable
{
    private const int FrameBytes = 20 + 40;
    private const int RecordBytes = 16 + FrameBytes;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private readonly double _packetsPerSecond;
    private readonly long _packetsMax;
    private long _sent;

    /// <param name="packetsPerSecond">The pace; infinite for as fast as they are taken.</param>
    /// <param name="packetsMax">After so many the input ends.</param>
    public PacketFeed(double packetsPerSecond, long packetsMax = long.MaxValue)
    {
        (_packetsPerSecond, _packetsMax) = (packetsPerSecond, packetsMax);
        Path = _folder.File("packets");
        Assert.Equal(0, LinkCalls.MakeFifo(Path, 0x180));
        _thread = new Thread(Run) { IsBackground = true, Name = "feed" };
        _thread.Start();
    }

    /// <summary>The FIFO.</summary>
    public string Path { get; }

    /// <summary>Packets sent so far.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>The same traffic as a file.</summary>
    public static void Write(string path, long packets)
    {
        using FileStream output = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        output.Write(Header());
        byte[] pair = new byte[2 * RecordBytes];
        for (long number = 0; number < packets; number++)
        {
            Fill(pair, number);
            output.Write(pair);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        // Its reader has ended before it, so a write fails; only a feed that nobody ever read still waits, for a reader to come.
        if (!_thread.Join(TimeSpan.FromSeconds(1)))
        {
            using FileStream reader = new(Path, FileMode.Open, FileAccess.ReadWrite);
            _ = _thread.Join(TimeSpan.FromSeconds(5));
        }

        _stop.Dispose();
        _folder.Dispose();
    }

    private void Run()
    {
        try
        {
            using FileStream output = new(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1 << 16);
            output.Write(Header());
            Send(output);
        }
        catch (IOException)
        {
            // The program has ended before its input.
        }
    }

    private void Send(FileStream output)
    {
        byte[] pair = new byte[2 * RecordBytes];
        Stopwatch clock = Stopwatch.StartNew();
        while (!_stop.IsSet && _sent < _packetsMax)
        {
            double due = Math.Min(_packetsMax, clock.Elapsed.TotalSeconds * _packetsPerSecond);
            for (int burst = 0; burst < 1000 && _sent < due; burst++)
            {
                Fill(pair, _sent);
                output.Write(pair);
                Volatile.Write(ref _sent, _sent + 1);
            }

            if (_sent >= due)
            {
                output.Flush();
                _ = _stop.Wait(5);
            }
        }

        output.Flush();
    }

    // A nanosecond pcap of link type 276 (LINKTYPE_LINUX_SLL2).
    private static byte[] Header()
    {
        byte[] header = new byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xa1b23c4d);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 262_144);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), 276);
        return header;
    }

    // A segment of one of 64 conversations, in no regular order, sent: at the master (4), then at the slave (2), 3 µs later.
    private static void Fill(Span<byte> pair, long number)
    {
        uint conversation = unchecked((uint)number * 2_654_435_761u) >> 26;
        long time = 1_700_000_000_000_000_000 + (number * 20_000);
        for (int copy = 0; copy < 2; copy++)
        {
            Span<byte> record = pair.Slice(copy * RecordBytes, RecordBytes);
            long at = time + (copy * 3_000);
            BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(at / 1_000_000_000));
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(at % 1_000_000_000));
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], FrameBytes);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], FrameBytes);
            Span<byte> frame = record[16..];
            BinaryPrimitives.WriteUInt16BigEndian(frame, 0x0800);
            BinaryPrimitives.WriteUInt32BigEndian(frame[4..], copy == 0 ? 4u : 2u);
            BinaryPrimitives.WriteUInt16BigEndian(frame[8..], 1);
            (frame[10], frame[11]) = (4, 6);
            Span<byte> ip = frame[20..];
            (ip[0], ip[3], ip[6], ip[8], ip[9]) = (0x45, 40, 0x40, 64, 6);
            BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)number);
            BinaryPrimitives.WriteUInt32BigEndian(ip[12..], 0x0a001505);
            BinaryPrimitives.WriteUInt32BigEndian(ip[16..], 0x0a001600 + conversation);
            Span<byte> tcp = ip[20..];
            BinaryPrimitives.WriteUInt16BigEndian(tcp, 6380);
            BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], (ushort)(40_000 + (conversation * 311)));
            BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], 1);
            BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], (uint)(1 + (number / 64)));
            (tcp[12], tcp[13]) = (0x50, 0x10);
            BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], 501);
        }
    }
}
