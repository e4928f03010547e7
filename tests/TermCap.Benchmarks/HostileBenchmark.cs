using System.Buffers.Binary;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;

namespace TermCap.Benchmarks;

/// <summary>What made-up input costs per frame through the whole worker, as ratio to plain traffic measured by turns in the same run. The goal is 3 at most.</summary>
internal static class HostileBenchmark
{
    private const int Rounds = 8;
    private const int PortionBatches = 60;
    private const int HeaderBytes = 20 + 20 + 20;
    private const int FrameBytes = HeaderBytes + 240;
    private const uint Slave = 3;
    private const uint Master = 6;
    private const long Year = 365L * 86_400 * 1_000_000_000;

    public static void Run(TextWriter output)
    {
        Case[] cases =
        [
            new("plain: 1,000 conversations, each packet at bond and slave", Plain),
            new("a flood of identical frames, received", static (Span<byte> frame, long number, ref long time) => Write(frame, Slave, isOut: false, 1, 1, 0)),
            new("a flood of identical frames, sent", static (Span<byte> frame, long number, ref long time) => Write(frame, Master, isOut: true, 1, 1, 0)),
            new("equal as far as the hash looks, other bytes behind, sent", Colliding),
            new("clock a year forth and back at every frame", static (Span<byte> frame, long number, ref long time) =>
            {
                Plain(frame, number, ref time);
                time = (number & 1) == 0 ? time + Year : time - Year;
            }),
            new("a million interfaces", static (Span<byte> frame, long number, ref long time) => Write(frame, (uint)(number % 1_000_000) + 10, isOut: false, (int)number % 1000, (uint)number, 0)),
            new("a million SYNs, each a conversation", static (Span<byte> frame, long number, ref long time) =>
            {
                Write(frame, Slave, isOut: false, (int)number, 1, 0);
                frame[20 + 20 + 13] = 0x02;
            }),
            new("fragments that never end", static (Span<byte> frame, long number, ref long time) =>
            {
                Write(frame, (uint)(number % 1_000_000) + 10, isOut: false, (int)number % 1000, (uint)number, 0);
                BinaryPrimitives.WriteUInt16BigEndian(frame[(20 + 4)..], (ushort)number);
                frame[20 + 6] = 0x20;
            }),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(cases, one => one.Measure());
        }

        output.WriteLine("\n| hostile input, through the worker | ns/frame | to plain |");
        output.WriteLine("|---|--:|--:|");
        foreach (Case one in cases)
        {
            output.WriteLine($"| {one.Name} | {one.Best:F0} | {one.Best / cases[0].Best:F2} |");
        }
    }

    private delegate void Writer(Span<byte> frame, long number, ref long time);

    // Received and sent by turns; each packet is seen at both devices.
    private static void Plain(Span<byte> frame, long number, ref long time)
    {
        long packet = number / 2;
        bool isOut = (packet & 1) == 0;
        bool isSecond = (number & 1) == 1;
        time -= isSecond && !isOut ? 1000 : 0;
        Write(frame, isOut == isSecond ? Slave : Master, isOut, (int)(packet / 2 % 1000), (uint)(packet / 2000 * 240) + 1, packet);
    }

    private static void Colliding(Span<byte> frame, long number, ref long time)
    {
        Write(frame, (number & 1) == 0 ? Master : Slave, isOut: true, 1, 1, 0);
        BinaryPrimitives.WriteInt64LittleEndian(frame[(FrameBytes - 8)..], number);
    }

    /// <summary>A data segment in an SLL2 frame.</summary>
    private static void Write(Span<byte> frame, uint device, bool isOut, int conversation, uint sequence, long identification)
    {
        frame.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(frame, 0x0800);
        BinaryPrimitives.WriteUInt32BigEndian(frame[4..], device);
        (frame[9], frame[10], frame[11]) = (1, isOut ? (byte)4 : (byte)0, 6);
        Span<byte> ip = frame[20..];
        (ip[0], ip[8], ip[9]) = (0x45, 64, 6);
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], FrameBytes - 20);
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)identification);
        BinaryPrimitives.WriteInt32BigEndian(ip[(isOut ? 12 : 16)..], 0x0A00_0005);
        BinaryPrimitives.WriteInt32BigEndian(ip[(isOut ? 16 : 12)..], 0x0B00_0000 + conversation);
        Span<byte> tcp = ip[20..];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, isOut ? (ushort)6380 : (ushort)40_000);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], isOut ? (ushort)40_000 : (ushort)6380);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], sequence);
        (tcp[12], tcp[13], tcp[14]) = (0x50, 0x18, 0x40);
    }

    private sealed class Case(string name, Writer write)
    {
        private readonly CaptureWorker _worker = new(
            new WorkerOptions
            {
                Topology = new TopologyTimeline(new HostTopology(
                [
                    new NetworkInterface(Slave, "eth2", InterfaceKind.Physical) { Master = Master },
                    new NetworkInterface(Master, "bond1", InterfaceKind.Bond) { BondMode = BondMode.ActiveBackup, ActiveSlave = Slave, Lowers = [Slave] },
                ], TopologySource.Given)),
                Pairing = new PairingOptions { HashSeed = 1 },
                Tcp = TcpAnalyserOptions.Within(128L << 20),
            },
            new CaptureStore(new StoreOptions(48L << 20)));

        private readonly FrameBatch _batch = new();
        private readonly byte[] _frame = new byte[FrameBytes];
        private long _number;
        private long _time = 1_700_000_000_000_000_000;

        public string Name => name;

        public double Best { get; private set; } = double.MaxValue;

        public void Measure()
        {
            double spent = 0;
            long frames = 0;
            for (int batch = 0; batch < PortionBatches; batch++)
            {
                while (!_batch.IsFull)
                {
                    _time += 1000;
                    write(_frame, _number++, ref _time);
                    _batch.TryAdd(new FrameRecord { TimeNanoseconds = _time, Number = _number, FileOffset = -1, OriginalLengthBytes = FrameBytes, LinkType = LinkType.LinuxSll2, Input = 1 }, _frame);
                }

                frames += _batch.Count;
                TimeSpan before = Environment.CpuUsage.TotalTime;
                _worker.Process(_batch, default);
                spent += (Environment.CpuUsage.TotalTime - before).TotalNanoseconds;
                _batch.Clear();
            }

            Best = Math.Min(Best, spent / frames);
        }
    }
}
