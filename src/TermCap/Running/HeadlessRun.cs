using System.Buffers.Binary;
using TermCap.Arguments;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Inputs;

namespace TermCap.Running;

/// <summary>Runs an input to its end without a screen: signals, the end after a time, warnings, and what went wrong as one failure.</summary>
internal static class HeadlessRun
{
    // 16 of 256 KiB, each with room for one largest frame.
    private const long BatchesBytes = 8L << 20;

    // What is enough where nobody looks back further than a packet's witness, 20 ms: memory that is used again and again stays in the processor's caches, and costs no page faults.
    private const long ShortStoreBytes = 32L << 20;

    // The same for rows alone: 40,000 frames, 20 ms of two million a second.
    private const long ShortRowsBytes = 8L << 20;

    /// <summary>Runs it.</summary>
    /// <param name="input">What was opened; stays the caller's.</param>
    /// <param name="options">Bounds, and when to end.</param>
    /// <param name="consumers">Who takes the packets.</param>
    /// <returns>The totals at the end.</returns>
    /// <exception cref="Failure">The input or an output failed; what was taken before has been worked through.</exception>
    public static RunResult Run(OpenedInput input, InputOptions options, params IRunConsumer[] consumers)
    {
        bool looksBack = consumers.Any(consumer => consumer.NeedsFinalPackets);
        bool keepsBytes = consumers.Any(consumer => consumer.NeedsBytes);
        CaptureStore store = new(StoreOptionsOf(options) with
        {
            HeldBytesMax = looksBack ? long.MaxValue : keepsBytes ? ShortStoreBytes : ShortRowsBytes,
            Bytes = keepsBytes ? KeptBytes.OutsideFiles : KeptBytes.None,
        });
        input.AttachTo(store, options.Files.Count);
        CaptureRun? run = null;
        try
        {
            IRunConsumer[] limited = options.PacketsMax is { } most
                ? [.. (consumers.Length > 0 ? consumers : [new NoConsumer()]).Select(consumer => new FirstPackets(consumer, most, () => run!.RequestStop()))]
                : consumers;
            run = new CaptureRun(input.Source, WorkerOptionsOf(input, options), store, limited);
            return Run(run, input, options);
        }
        finally
        {
            run?.Dispose();
        }
    }

    /// <summary>The share of <c>--memory</c> for store and tables: batches are paid from it too, where it is large enough to notice.</summary>
    public static StoreOptions StoreOptionsOf(InputOptions options) =>
        new(options.MemoryBytes >= 8 * BatchesBytes ? options.MemoryBytes - BatchesBytes : options.MemoryBytes);

    /// <summary>What the worker is made with.</summary>
    public static WorkerOptions WorkerOptionsOf(OpenedInput input, InputOptions options) => new()
    {
        Topology = input.Topology,
        Pairing = new Engine.Pairing.PairingOptions
        {
            TransmitWindowNanoseconds = (long)options.PairingWindow.TotalNanoseconds,
            HashSeed = (long)HashSeed(),
        },
        Tcp = TcpAnalyserOptions.Within(options.MemoryBytes / 2, options.CountsApparentPerConversation) with { HashSeed = HashSeed() },
        KeepsApparentConversations = options.CountsApparentPerConversation,
    };

    // From the kernel's generator, as the runtime's own class for secure numbers would be; but that one needs OpenSSL, and ends the process on a host that has none.
    // The last eight bytes of a version 4 UUID are random but for the two highest bits of the first (RFC 9562, section 5.4).
    private static ulong HashSeed() => BinaryPrimitives.ReadUInt64LittleEndian(Guid.NewGuid().ToByteArray().AsSpan(8));

    /// <summary>The counters in one line, as tcpdump prints them at SIGUSR1 and at its end; from any thread.</summary>
    public static string CountersLine(CaptureRun run) =>
        $"termcap: {run.Worker.Store.LastFrame} frames, {run.Worker.Store.LastPacket} packets, {run.Drops.Ring} dropped by the kernel, {run.Drops.Interface} dropped by interfaces, {run.ProducerWaits} waits, {run.Worker.Snapshots.Read().MemoryInUseBytes >> 20} MiB of tables and rows";

    private static RunResult Run(CaptureRun run, OpenedInput input, InputOptions options)
    {
        using StopSignals signals = new(run.RequestStop, () => StandardError.Say(CountersLine(run)));
        foreach (string remark in new[] { input.Remark }.Where(remark => remark.Length > 0))
        {
            StandardError.Say($"termcap: {remark}");
        }

        run.Start();
        if (options.DurationMax is { } duration && !run.Wait(duration))
        {
            run.RequestStop();
        }

        RunEnd end = run.Wait();
        CaptureSnapshot totals = run.Worker.Snapshots.Read();
        foreach (string warning in totals.Truncations.Concat(input.Files?.Notices ?? []))
        {
            StandardError.Say($"termcap: {warning}");
        }

        if (options.IsLive)
        {
            StandardError.Say(CountersLine(run));
        }

        RunFailures.Throw(end);
        return new RunResult(run.Worker, totals, run.ProducerWaits);
    }
}
