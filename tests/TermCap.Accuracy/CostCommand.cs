using System.Diagnostics;
using System.Globalization;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Accuracy;

/// <summary>Prints what pairing costs per frame, over the number of open groups and over the distance between copies. One thread, processor time; locating is not counted.</summary>
internal static class CostCommand
{
    private const int PacketBytes = 120;

    public static int Run()
    {
        Console.WriteLine("| open groups | ns per frame |\n|---|---|");
        foreach (int open in new[] { 1, 1_000, 10_000, 100_000, 1_000_000 })
        {
            Print(open, Measure(open, Distinct));
        }

        Console.WriteLine("\n| foreign frames between the copies | ns per frame |\n|---|---|");
        foreach (int distance in new[] { 1, 10, 100, 1_000 })
        {
            Print(distance, Measure(distance, Distinct));
        }

        Console.WriteLine("\n| identical packets open | ns per frame |\n|---|---|");
        foreach (int open in new[] { 1, 1_000, 60_000 })
        {
            Print(open, Measure(open, Identical));
        }

        return 0;
    }

    private static void Print(int row, double nanoseconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row:N0} | {nanoseconds:N0} |"));

    /// <summary>Sent packets whose slave copies come so many packets later, so that so many groups are always open.</summary>
    private static double Measure(int open, Action<byte[], long> write)
    {
        HostTopology topology = new(
        [
            new NetworkInterface(2, "eth2", InterfaceKind.Physical) { Master = 4 },
            new NetworkInterface(4, "bond1", InterfaceKind.Bond) { Lowers = [2] },
        ], TopologySource.Given);
        Pairer pairer = new(new PairingOptions { GroupCapacity = open + 16, ByteCapacity = (open + 64) * 256 }, new NoSink());
        pairer.SetTopology(topology);
        byte[] above = Frame(4);
        byte[] below = Frame(2);
        FrameLocator.Locate(above, above.Length, LinkType.LinuxSll2, Direction.Unknown, out LocatedFrame located);
        int packets = Math.Max(open * 2, 2_000_000);
        long frames = 0;
        TimeSpan begin = default;
        for (long packet = 0; packet < packets + open; packet++)
        {
            if (packet == open)
            {
                begin = Process.GetCurrentProcess().TotalProcessorTime;
                frames = 0;
            }

            // Time stands still: the window is not what is measured.
            write(above, packet);
            Add(pairer, ref located, above, 4, ++frames);
            if (packet >= open)
            {
                write(below, packet - open);
                Add(pairer, ref located, below, 2, ++frames);
            }
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - begin).TotalNanoseconds / frames;
    }

    private static void Add(Pairer pairer, ref LocatedFrame located, byte[] bytes, uint index, long number) =>
        pairer.Add(new PairingFrame(ref located, bytes) { Frame = number, TimeNanoseconds = number, Interface = index, OriginalLengthBytes = bytes.Length, LinkType = LinkType.LinuxSll2 });

    private static byte[] Frame(uint index)
    {
        byte[] frame = new byte[20 + PacketBytes];
        frame[0] = 0x08;
        frame[7] = (byte)index;
        frame[10] = 4;
        frame[11] = 6;
        frame[20] = 0x45;
        frame[23] = PacketBytes;
        frame[29] = 17;
        frame[45] = PacketBytes - 20;
        return frame;
    }

    // Another identification and other addresses each time.
    private static void Distinct(byte[] frame, long packet)
    {
        BitConverter.TryWriteBytes(frame.AsSpan(32), (int)packet);
        BitConverter.TryWriteBytes(frame.AsSpan(24), (short)packet);
    }

    private static void Identical(byte[] frame, long packet)
    {
    }

    private sealed class NoSink : IPairingSink
    {
        public void Decided(in PacketDecision decision)
        {
        }

        public void Closed(in PacketClosing closing)
        {
        }

        public void Linked(long packet, long other, PacketLinkKind kind)
        {
        }
    }
}
