using System.Runtime.InteropServices;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Benchmarks;

/// <summary>What pairing alone costs per frame, over the number of open groups and over the distance between copies, beside what the memory that it has to touch costs by itself.</summary>
/// <remarks>The rows are measured by turns in small portions, the best portion of each counts: another program's load falls on all alike. Locating is not counted, making the frames is.</remarks>
internal static class PairingBenchmark
{
    private const int Rounds = 12;
    private const int PortionPackets = 60_000;

    public static void Run(TextWriter output)
    {
        output.WriteLine("\n| open groups | MB they take | ns/frame | to the first | random access to as much, ns/frame | less that | to the first |");
        output.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        Print(output, [1_000, 10_000, 65_000, 100_000, 1_000_000], hasMemory: true);
        output.WriteLine("\n| frames between the copies | ns/frame | to the first |");
        output.WriteLine("|--:|--:|--:|");
        Print(output, [1, 10, 100, 1_000], hasMemory: false);
    }

    private static void Print(TextWriter output, int[] open, bool hasMemory)
    {
        Flow[] flows = Array.ConvertAll(open, count => new Flow(count));
        Memory[] memories = Array.ConvertAll(open, count => new Memory(count));
        double[] paired = new double[open.Length];
        double[] bare = new double[open.Length];
        Array.Fill(paired, double.MaxValue);
        Array.Fill(bare, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            for (int row = 0; row < open.Length; row++)
            {
                paired[row] = Math.Min(paired[row], Time(flows[row].Run));
                bare[row] = Math.Min(bare[row], Time(memories[row].Run));
            }
        }

        for (int row = 0; row < open.Length; row++)
        {
            string memory = $" {bare[row]:F0} | {paired[row] - bare[row]:F0} | {(paired[row] - bare[row]) / (paired[0] - bare[0]):F2} |";
            string size = $" {Memory.BytesFor(open[row]) / 1e6:F1} |";
            output.WriteLine($"| {open[row]} |{(hasMemory ? size : string.Empty)} {paired[row]:F0} | {paired[row] / paired[0]:F2} |{(hasMemory ? memory : string.Empty)}");
        }
    }

    private static double Time(Action<int> run)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        run(PortionPackets);
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / (2 * PortionPackets);
    }

    /// <summary>Sent packets whose slave copies come so many packets later.</summary>
    private sealed class Flow : IPairingSink
    {
        private const int PacketBytes = 120;
        private const int Block = 16;
        private const uint Slave = 2;
        private const uint Master = 4;

        private readonly Pairer _pairer;
        private readonly byte[][] _blocks = [.. Enumerable.Range(0, 2 * Block).Select(place => Frame(place % 2 == 0 ? Master : Slave))];
        private readonly ContentKey[] _keys = new ContentKey[2 * Block];
        private readonly LocatedFrame _located;
        private readonly int _open;
        private long _packet;
        private long _frame;

        public Flow(int open)
        {
            _open = open;
            _pairer = new Pairer(new PairingOptions { GroupCapacity = open + 16, ByteCapacity = (open + 64) * 256 }, this);
            _pairer.SetTopology(new HostTopology(
            [
                new NetworkInterface(Slave, "eth2", InterfaceKind.Physical) { Master = Master },
                new NetworkInterface(Master, "bond1", InterfaceKind.Bond) { Lowers = [Slave] },
            ], TopologySource.Given));
            FrameLocator.Locate(_blocks[0], _blocks[0].Length, LinkType.LinuxSll2, Direction.Unknown, out _located);
            for (; _packet < open; _packet++)
            {
                Write(_blocks[0], _packet);
                Add(0);
            }
        }

        public void Run(int packets)
        {
            for (long end = _packet + packets; _packet < end; _packet += Block)
            {
                // As the worker does it: the frames of a block are hashed first, and their memory is asked for together.
                for (int i = 0; i < Block; i++)
                {
                    Write(_blocks[2 * i], _packet + i);
                    Write(_blocks[(2 * i) + 1], _packet + i - _open);
                    _keys[2 * i] = _pairer.KeyOf(new PairingFrame(in _located, _blocks[2 * i]));
                    _keys[(2 * i) + 1] = _pairer.KeyOf(new PairingFrame(in _located, _blocks[(2 * i) + 1]));
                }

                _pairer.ReadAhead(_keys);
                for (int i = 0; i < 2 * Block; i++)
                {
                    Add(i);
                }
            }
        }

        public void Decided(in PacketDecision decision)
        {
        }

        public void Closed(in PacketClosing closing)
        {
        }

        public void Linked(long packet, long other, PacketLinkKind kind)
        {
        }

        // Another identification and other addresses each time.
        private static void Write(byte[] frame, long packet)
        {
            BitConverter.TryWriteBytes(frame.AsSpan(32), (int)packet);
            BitConverter.TryWriteBytes(frame.AsSpan(24), (short)packet);
        }

        // Time stands still: the window is not what is measured.
        private void Add(int place) => _pairer.Add(new PairingFrame(in _located, _blocks[place])
        {
            Frame = ++_frame,
            TimeNanoseconds = 1,
            Interface = place % 2 == 0 ? Master : Slave,
            OriginalLengthBytes = 20 + PacketBytes,
            LinkType = LinkType.LinuxSll2,
            Key = _keys[place],
        });

        private static byte[] Frame(uint index)
        {
            byte[] frame = new byte[20 + PacketBytes];
            (frame[0], frame[7], frame[10], frame[11]) = (0x08, (byte)index, 4, 6);
            (frame[20], frame[23], frame[29], frame[45]) = (0x45, PacketBytes, 17, PacketBytes - 20);
            return frame;
        }
    }

    /// <summary>
    /// Random access to as much memory, and nothing else: for each packet, at a place that the packet before decides, an entry of a table of eight bytes an entry, half of them free,
    /// a record of 136 bytes and 132 bytes of content, read and written.
    /// </summary>
    private sealed class Memory(int open)
    {
        private const int RecordBytes = 128 + 8;
        private const int ContentBytes = 132;

        private readonly ulong[] _places = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)open * 2)];
        private readonly byte[] _records = new byte[(long)open * RecordBytes];
        private readonly byte[] _contents = new byte[(long)open * ContentBytes];
        private readonly byte[] _content = new byte[ContentBytes];
        private ulong _packet;
        private ulong _sum;

        public static long BytesFor(int open) => ((long)open * (RecordBytes + ContentBytes)) + (8L * System.Numerics.BitOperations.RoundUpToPowerOf2((uint)open * 2));

        public void Run(int packets)
        {
            Span<ulong> records = MemoryMarshal.Cast<byte, ulong>(_records.AsSpan());
            for (ulong end = _packet + (ulong)packets; _packet < end; _packet++)
            {
                int slot = (int)Math.BigMul((_packet ^ _sum) * 0x9E37_79B9_7F4A_7C15, (ulong)open, out _);
                Span<ulong> record = records.Slice(slot * (RecordBytes / 8), RecordBytes / 8);
                Span<byte> content = _contents.AsSpan(slot * ContentBytes, ContentBytes);
                _sum += _places[PlaceOf(_packet ^ _sum)];
                foreach (ulong word in record)
                {
                    _sum += word;
                }

                _sum += content.SequenceEqual(_content) ? 1ul : 0;
                _places[PlaceOf(_packet)] = _packet;
                record.Fill(_packet);
                _content.CopyTo(content);
            }
        }

        private int PlaceOf(ulong packet) => (int)((packet * 0x9E37_79B9_7F4A_7C15) >> 32) & (_places.Length - 1);
    }
}
