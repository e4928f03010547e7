using TermCap.Arguments;
using TermCap.Demo;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Store;
using TermCap.Inputs;
using TermCap.OnScreen;
using TermCap.Recording;
using TermCap.Running;
using TermCap.Screen.Model;
using TermCap.Screen.Sources;

namespace TermCap.Tests.Running;

/// <summary>What nobody foresaw, on each thread: the run ends, says why, and nothing that was taken is lost.</summary>
public sealed class ThreadFailureTests : IDisposable
{
    private static readonly InputOptions Options = new();
    private readonly InvalidOperationException _unforeseen = new("nobody thought of this");
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void On_the_capture_thread_what_was_read_before_is_worked_through_and_recorded()
    {
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        using BrokenSource source = new(demo.Source, _unforeseen);
        string path = _folder.File("recorded.pcapng");
        using (RunRecording recording = Record(path))
        {
            using CaptureRun run = NewRun(demo, source, recording);
            run.Start();
            RunEnd end = run.Wait();
            recording.Finish(run.Worker.Snapshots.Read());
            Assert.Same(_unforeseen, end.InputFailure);
            Assert.Equal(_unforeseen.Message, Assert.Throws<InvalidOperationException>(() => RunFailures.Throw(end)).Message);
            Assert.Equal(FramesOfDemo(), run.Worker.Store.LastFrame);
        }

        Assert.Equal(PacketsIn(path), PacketsIn(Cleaned()));
    }

    [Fact]
    public void On_the_workers_thread_the_source_is_stopped_and_the_run_ends()
    {
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        using BrokenSource source = new(demo.Source, failure: null);
        using CaptureRun run = NewRun(demo, source, new BrokenConsumer(packets: 100, _unforeseen));
        run.Start();
        RunEnd end = run.Wait();
        Assert.Same(_unforeseen, end.OutputFailure);
        Assert.True(source.IsStopped);
        Assert.Equal(_unforeseen.Message, Assert.Throws<InvalidOperationException>(() => RunFailures.Throw(end)).Message);
    }

    [Fact]
    public void In_what_the_screen_asked_of_the_worker_the_run_ends()
    {
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        using BrokenSource source = new(demo.Source, failure: null);
        using CaptureRun run = NewRun(demo, source, new NoConsumer());
        run.Start();
        Assert.True(run.Post(_ => throw _unforeseen));
        Assert.Same(_unforeseen, run.Wait().OutputFailure);
    }

    [Fact]
    public void On_the_screens_thread_the_recording_is_closed_with_its_totals()
    {
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        using BrokenSource source = new(demo.Source, failure: null);
        string path = _folder.File("recorded.pcapng");
        RecordingSlot slot = new();
        using CaptureRun run = NewRun(demo, source, slot);
        Assert.Throws<InvalidOperationException>((Action)(() =>
        {
            using RunEnding ending = new(run, slot);
            slot.Exchange(Record(path));
            run.Start();
            throw _unforeseen;
        }));
        Assert.True(run.IsDone);
        Assert.Equal(PacketsIn(path), PacketsIn(Cleaned()));
        Assert.Contains("\"termcap\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_thread_of_a_save_it_says_why_and_leaves_no_file()
    {
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        using CaptureRun run = NewRun(demo, demo.Source, new NoConsumer());
        run.Start();
        run.Wait();
        string path = _folder.File("saved.pcap");
        SaveJob save = new(run.Worker, new SaveRequest(path, SaveScope.All, WithCopies: false, Stream: 0, Overwrite: false), new SaveSelection(1, run.Worker.Store.LastPacket, "", null, 0), () => throw _unforeseen);
        save.Start();
        save.Join();
        Assert.Equal((true, _unforeseen.Message), (save.Progress.IsDone, save.Progress.Failure));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static CaptureRun NewRun(OpenedInput demo, IFrameSource source, IRunConsumer consumer)
    {
        CaptureStore store = new(HeadlessRun.StoreOptionsOf(Options) with { Bytes = KeptBytes.All });
        return new CaptureRun(source, HeadlessRun.WorkerOptionsOf(demo, Options), store, consumer);
    }

    private static RunRecording Record(string path) => RunRecording.Open(new RecordingOptions(path), () => TimestampPrecision.Nanoseconds, endsRun: false);

    private static long FramesOfDemo()
    {
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        return HeadlessRun.Run(demo, Options, new NoConsumer()).Totals.Frames;
    }

    /// <summary>The demo, recorded by a run in which nothing goes wrong.</summary>
    private string Cleaned()
    {
        string path = _folder.File("whole.pcapng");
        using OpenedInput demo = DemoInput.Open(isPaced: false);
        using RunRecording recording = Record(path);
        recording.Finish(HeadlessRun.Run(demo, Options, recording).Totals);
        return path;
    }

    private static int PacketsIn(string path)
    {
        ProgramRun run = ProgramRun.Of("-r", path, "--json");
        Assert.Equal(0, run.Code);
        return run.Output.Count(character => character == '\n');
    }
}
