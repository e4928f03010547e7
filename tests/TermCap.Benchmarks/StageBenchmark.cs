using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Benchmarks;

/// <summary>Measures the stages one on top of the other, best of several passes, thread time as the process sees it.</summary>
internal static class StageBenchmark
{
    private const int Passes = 4;

    private static readonly HostTopology Bond = new(
        [
            new NetworkInterface(BondedTraffic.Slave, "eth2", InterfaceKind.Physical) { Master = BondedTraffic.Master },
            new NetworkInterface(BondedTraffic.Master, "bond1", InterfaceKind.Bond) { BondMode = BondMode.ActiveBackup, ActiveSlave = BondedTraffic.Slave, Lowers = [BondedTraffic.Slave] },
        ],
        TopologySource.Given);

    public static void Run(string path, TextWriter output)
    {
        output.WriteLine("| stage | ns/frame | M frames/s | bytes allocated/frame |");
        output.WriteLine("|---|--:|--:|--:|");
        Measure("read", path, output, () => new Reading());
        Measure("+ locate", path, output, () => new Locating());
        Measure("+ pair", path, output, () => new PairingStage());
        Measure("+ analyse once (all frames)", path, output, () => new AnalysingOnce());
        Measure("+ analyse packets, store (the worker)", path, output, () => new Working());
    }

    private static void Measure(string name, string path, TextWriter output, Func<Stage> make)
    {
        double best = double.MaxValue;
        double allocated = 0;
        for (int pass = 0; pass < Passes; pass++)
        {
            Stage stage = make();
            using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
            stage.Open(file);
            FrameBatch batch = new();
            long frames = 0;
            long before = 0;
            TimeSpan cpu = default;
            long warmFrames = 0;
            FillStatus status;
            do
            {
                status = file.Fill(batch);
                stage.Take(batch);
                frames += batch.Count;
                batch.Clear();
                if (warmFrames == 0 && frames >= 100_000)
                {
                    warmFrames = frames;
                    before = GC.GetAllocatedBytesForCurrentThread();
                    cpu = Environment.CpuUsage.TotalTime;
                }
            }
            while (status != FillStatus.End);

            if (frames <= warmFrames)
            {
                continue;
            }

            double nanoseconds = (Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds / (frames - warmFrames);
            if (nanoseconds < best)
            {
                best = nanoseconds;
                allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / (frames - warmFrames);
            }
        }

        output.WriteLine($"| {name} | {best:F0} | {1000 / best:F2} | {allocated:F3} |");
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
