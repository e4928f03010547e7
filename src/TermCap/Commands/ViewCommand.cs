using TermCap.Arguments;
using TermCap.Demo;
using TermCap.Engine.Pipeline;
using TermCap.Inputs;
using TermCap.Output;
using TermCap.Recording;
using TermCap.Running;

namespace TermCap.Commands;

/// <summary>The command without a word: packets on the screen, as text, as JSON or counted, and a recording beside.</summary>
internal static class ViewCommand
{
    /// <summary>Runs it.</summary>
    public static int Run(ParsedLine line)
    {
        if (line.Has("--list-interfaces"))
        {
            return (int)ListCommand.Interfaces(line);
        }

        InputOptions options = OptionReader.Input(line);
        if (line.Has("--list-data-link-types"))
        {
            return (int)ListCommand.LinkTypes(options);
        }

        ViewOptions view = OptionReader.View(line);
        if (view.Form == ViewForm.Automatic && !Console.IsOutputRedirected)
        {
            ScreenCommand.Run(options, view);
            return (int)ExitCode.Success;
        }

        // Like tcpdump: a recording without a terminal prints nothing beside it, unless asked.
        ViewForm form = view.Form == ViewForm.Automatic ? (view.Recording is null ? ViewForm.Text : ViewForm.Nothing) : view.Form;
        return (int)RunHeadless(options, view with { Form = form });
    }

    private static ExitCode RunHeadless(InputOptions options, ViewOptions view)
    {
        DisplayFilterGate? filter = DisplayFilterGate.For(view.DisplayFilter);
        using StandardStream output = StandardStream.Output();
        using OpenedInput input = options.IsDemo ? DemoInput.Open(isPaced: false) : InputOpener.Open(options);
        using RunRecording? recording = view.Recording is { } wanted ? RunRecording.Open(wanted, () => input.Precision, endsRun: true) : null;
        IRunConsumer form = FormOf(view, options, output, filter);
        using IDisposable? owned = form as IDisposable;
        List<IRunConsumer> consumers = [form];
        if (recording is not null)
        {
            consumers.Add(recording);
        }

        RunResult result = HeadlessRun.Run(input, options, [.. consumers]);
        recording?.Finish(result.Totals);
        if (view.Form is ViewForm.Text or ViewForm.Nothing)
        {
            StandardError.Say($"termcap: {Output.Printable.Of(Headline.Of(result.Totals))}");
        }

        if (form is PacketCount count)
        {
            StandardStream.Print($"{count.Packets} packets\n");
        }

        return ExitCode.Success;
    }

    private static IRunConsumer FormOf(ViewOptions view, InputOptions options, Stream output, DisplayFilterGate? filter) => view.Form switch
    {
        ViewForm.Json => new JsonLines(output, options.Files.Count > 1, filter),
        ViewForm.Text => new TextLines(output, view.Text, filter, view.Text.IsUtc ? TimeZoneInfo.Utc : TimeZoneInfo.Local),
        ViewForm.Count => new PacketCount(filter),
        _ => new NoConsumer(),
    };
}
