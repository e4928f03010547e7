using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Benchmarks;

/// <summary>Measures the stages one on top of the other by turns: the best portion of frames in several passes, processor time of the process.</summary>
internal static class StageBenchmark
{
    private const int Passes = 4;
    private const int PortionFrames = 50_000;

    private static readonly HostTopology Bond = new(
        [
            new NetworkInterface(BondedTraffic.Slave, "eth2", InterfaceKind.Physical) { Master = BondedTraffic.Master },
            new NetworkInterface(BondedTraffic.Master, "bond1", InterfaceKind.Bond) { BondMode = BondMode.ActiveBackup, ActiveSlave = BondedTraffic.Slave, Lowers = [BondedTraffic.Slave] },
        ],
        TopologySource.Given);

    public static void Run(string path, TextWriter output)
    {
        Row[] rows =
        [
            new("read", () => new Reading()),
            new("+ locate", () => new Locating()),
            new("+ pair", () => new PairingStage()),
            new("+ analyse once (all frames)", () => new AnalysingOnce()),
            new("all: pair, analyse frames and packets, store (the worker)", () => new Working()),
        ];
        for (int pass = 0; pass < Passes; pass++)
        {
            Array.ForEach(rows, row => Measure(row, path));
        }

        output.WriteLine("| stage | ns/frame | M frames/s | bytes allocated/frame |");
        output.WriteLine("|---|--:|--:|--:|");
        foreach (Row row in rows)
        {
            output.WriteLine($"| {row.Name} | {row.Best:F0} | {1000 / row.Best:F2} | {row.Allocated:F3} |");
        }
    }

    private static void Measure(Row row, string path)
    {
        Stage stage = row.Make();
        using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
        stage.Open(file);
        FrameBatch batch = new();
        long frames = 0;
        long before = 0;
        long begin = 0;
        TimeSpan cpu = default;
        FillStatus status;
        do
        {
            status = file.Fill(batch);
            stage.Take(batch);
            frames += batch.Count;
            batch.Clear();
            if (frames - begin < PortionFrames)
            {
                continue;
            }

            // The first portion warms up.
            if (begin > 0)
            {
                row.Note((Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds / (frames - begin), (double)(GC.GetAllocatedBytesForCurrentThread() - before) / (frames - begin));
            }

            begin = frames;
            before = GC.GetAllocatedBytesForCurrentThread();
            cpu = Environment.CpuUsage.TotalTime;
        }
        while (status != FillStatus.End);
    }

    /// <summary>A stage and its best portion.</summary>
    private sealed class Row(string name, Func<Stage> make)
    {
        public string Name => name;

        public Func<Stage> Make => make;

        public double Best { get; private set; } = double.MaxValue;

        public double Allocated { get; private set; }

        public void Note(double nanoseconds, double allocated)
        {
            if (nanoseconds < Best)
            {
                (Best, Allocated) = (nanoseconds, allocated);
            }
        }
    }

    private abstract class Stage
    {
        public virtual void Open(CaptureFile file)
        {
        }

        public abstract void Take(FrameBatch batch);
    }

    private sealed class Reading : Stage
    {
        public override void Take(FrameBatch batch)
        {
        }
    }

    private class Locating : Stage
    {
        public override void Take(FrameBatch batch)
        {
            foreach (ref readonly FrameRecord record in batch.Frames)
            {
                ReadOnlySpan<byte> captured = batch.BytesOf(record);
                FrameLocator.Locate(captured, record.OriginalLengthBytes, record.LinkType, record.Direction, out LocatedFrame located);
                OnFrame(record, captured, located);
            }
        }

        protected virtual void OnFrame(in FrameRecord record, ReadOnlySpan<byte> captured, in LocatedFrame located)
        {
        }
    }

    private class PairingStage : Locating, IPairingSink
    {
        private readonly Pairer _pairer;

        public PairingStage()
        {
            _pairer = new Pairer(new PairingOptions(), this);
            _pairer.SetTopology(Bond);
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

        protected override void OnFrame(in FrameRecord record, ReadOnlySpan<byte> captured, in LocatedFrame located) => _pairer.Add(new PairingFrame(in located, captured)
        {
            Frame = record.Number,
            TimeNanoseconds = record.TimeNanoseconds,
            Interface = located.InterfaceIndex,
            OriginalLengthBytes = record.OriginalLengthBytes,
            LinkType = record.LinkType,
            Input = record.Input,
        });
    }

    private sealed class AnalysingOnce : PairingStage
    {
        private readonly TcpAnalyser _analyser = new(new TcpAnalyserOptions());

        protected override void OnFrame(in FrameRecord record, ReadOnlySpan<byte> captured, in LocatedFrame located)
        {
            base.OnFrame(record, captured, located);
            if (TcpSegment.TryRead(captured, located, out TcpSegment segment))
            {
                _analyser.Analyse(segment, record.Number, record.TimeNanoseconds, out _);
            }
        }
    }

    private sealed class Working : Stage
    {
        // Small enough to be full after the warm-up, so that chunks are reused as in a run that goes on for ever.
        private readonly CaptureWorker _worker = new(new WorkerOptions { Topology = new TopologyTimeline(Bond) }, new CaptureStore(new StoreOptions(12L << 20)));

        public override void Open(CaptureFile file) => _worker.Store.AttachInput(1, new FileFrameBytes(file.TakeBytes(1)!));

        public override void Take(FrameBatch batch) => _worker.Process(batch, default);
    }
}
