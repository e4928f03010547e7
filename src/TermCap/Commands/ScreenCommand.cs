using TermCap.Arguments;
using TermCap.Demo;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Inputs;
using TermCap.OnScreen;
using TermCap.Output;
using TermCap.Recording;
using TermCap.Reports;
using TermCap.Running;
using TermCap.Screen;
using TermCap.Screen.Driver;
using TermCap.Screen.Sources;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Commands;

/// <summary>The screen: a run behind it, and the model that it looks at.</summary>
internal static class ScreenCommand
{
    /// <summary>Runs it; a signal that asks for the end ends it like the key.</summary>
    public static void Run(InputOptions options, ViewOptions view)
    {
        ScreenOptions screen = new()
        {
            ThemeName = view.Theme,
            Profile = TerminalProfile.From(Environment.GetEnvironmentVariable, view.Text.IsAscii),
            TimeFormat = view.Text.IsUtc ? TimeFormat.Utc : TimeFormat.Relative,
            MayMouse = !view.NoMouse,
        };
        CheckTheme(screen);
        DisplayFilterCheck.Require(view.DisplayFilter);
        if (screen.Profile.Refusal is { } dumb)
        {
            throw Failure.Usage(dumb);
        }

        using OpenedInput input = options.IsDemo ? DemoInput.Open(isPaced: true) : InputOpener.Open(options);
        if (ScreenApplication.Refusal(screen) is { } refusal)
        {
            throw Failure.Usage(refusal);
        }

        CaptureStore store = new(HeadlessRun.StoreOptionsOf(options));
        input.AttachTo(store, options.Files.Count);
        RecordingSlot slot = new();
        using CaptureRun run = NewRun(input, options, store, slot);
        using RunEnding ending = new(run, slot);
        using CountersSignal counters = new(() => $"{HeadlessRun.CountersLine(run)}, {run.Worker.Store.EvictedPackets} packets left the store");
        KernelWatch? kernel = options.IsLive ? new KernelWatch(() => run.IsDone) : null;
        ScreenControl control = new(run, input, slot, kernel);
        if (view.Recording is { } wanted)
        {
            RunRecording recording = RunRecording.Open(wanted, () => input.Precision, endsRun: false);
            slot.Exchange(recording);
            control.Began(wanted.Path);
        }

        using Timer? autostop = options.DurationMax is { } duration ? new Timer(_ => run.RequestStop(), null, duration, Timeout.InfiniteTimeSpan) : null;
        run.Start();
        using DeviceDrops? drops = options.IsLive ? new DeviceDrops() : null;
        EngineModel model = new(store, run.Worker.Snapshots, control, ModelOptions(input, options, run, slot, kernel) with { InterfaceDrops = () => drops?.Now() });
        if (view.DisplayFilter.Length > 0)
        {
            model.SetFilter(view.DisplayFilter);
        }

        ScreenApplication.Run(screen, model, model);
        ending.End();
    }

    private static CaptureRun NewRun(OpenedInput input, InputOptions options, CaptureStore store, RecordingSlot slot)
    {
        WorkerOptions worker = HeadlessRun.WorkerOptionsOf(input, options);
        CaptureRun? run = null;
        IRunConsumer consumer = options.PacketsMax is { } most ? new FirstPackets(slot, most, () => run!.RequestStop()) : slot;
        run = new CaptureRun(input.Source, worker, store, consumer);
        return run;
    }

    private static void CheckTheme(ScreenOptions screen)
    {
        try
        {
            _ = screen.Themes.Load(screen.ThemeName ?? "dark");
        }
        catch (ThemeException wrong)
        {
            throw Failure.Usage(wrong.Message);
        }
    }

    private static EngineModelOptions ModelOptions(OpenedInput input, InputOptions options, CaptureRun run, RecordingSlot slot, KernelWatch? kernel)
    {
        bool leavesOut = ReportCommand.LeavesOut(input, options);
        return new EngineModelOptions
        {
            SourceName = options.Files.Count > 1 ? $"{Path.GetFileName(options.Files[0])} +{options.Files.Count - 1}" : input.Name,
            FilePath = options.Files is [{ } file] && file != "-" ? file : "",
            IsLive = input.IsLive,
            CaptureFilter = input.CaptureFilter,
            Remark = input.Remark,
            Progress = new FileProgress(run.Worker.Store, options.Files).Now,
            Failure = () => run.IsDone && (run.End.OutputFailure ?? run.End.InputFailure) is { } failure ? failure.Message : "",
            RecordingFailure = () => slot.Current?.Failure ?? "",
            Kernel = () => kernel?.Now(),
            KernelDifference = (counted, totals) => KernelDifference.Reasons(counted, totals, leavesOut),
        };
    }
}
