using System.Text.Json;
using TermCap.Arguments;
using TermCap.Capture;
using TermCap.Capture.Counters;
using TermCap.Inputs;
using TermCap.Reports;
using TermCap.Running;

namespace TermCap.Commands;

/// <summary><c>termcap report IN...</c>: what truly happened, for people or as JSON; live too.</summary>
internal static class ReportCommand
{
    /// <summary>Runs it.</summary>
    public static ExitCode Run(ParsedLine line)
    {
        Threshold[] thresholds = [.. line.AllOf("--fail-if").Select(Threshold.Parse)];
        InputOptions options = OptionReader.Input(line) with { CountsApparentPerConversation = true };
        if (options.IsLive && !line.Has("--interface"))
        {
            throw Failure.Usage("report needs a capture to read (termcap report IN...) or an interface and an end (termcap report -i any -a duration:30)");
        }

        ReportData data;
        using (OpenedInput input = InputOpener.Open(options))
        {
            KernelCounters? kernel = options.IsLive ? new KernelCounters() : null;
            RunResult result = HeadlessRun.Run(input, options);
            data = DataOf(input, options, result) with { Kernel = kernel?.Read(), IsFiltered = LeavesOut(input, options) };
        }

        using StandardStream output = StandardStream.Output();
        if (line.Has("--json"))
        {
            WriteJson(output, data);
        }
        else
        {
            output.Write(System.Text.Encoding.UTF8.GetBytes(new ReportPage(data).Text()));
        }

        string[] exceeded = [.. thresholds.Select(threshold => threshold.Exceeded(data.Totals)).OfType<string>()];
        return exceeded.Length == 0 ? ExitCode.Success : throw new Failure(ExitCode.ThresholdExceeded, string.Join("; ", exceeded));
    }

    /// <summary>Whether a live capture leaves out what the kernel counts: by a capture filter, or because it is our own SSH session.</summary>
    public static bool LeavesOut(OpenedInput input, InputOptions options) =>
        input.CaptureFilter.Length > 0 || (!options.Device.KeepsSsh && SshSession.Find() is not null);

    /// <summary>What a report of a run is made from.</summary>
    public static ReportData DataOf(OpenedInput input, InputOptions options, RunResult result) =>
        new(options.Files.Count > 0 ? options.Files : [input.Name], result.Totals, result.ProducerWaits, options.PairingWindow)
        {
            Remarks = [.. (input.Files?.Notices ?? []).Append(input.Remark).Where(remark => remark.Length > 0)],
        };

    private static void WriteJson(Stream output, ReportData data)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new ReportJson(json, data).Write();
        }

        text.WriteByte((byte)'\n');
        output.Write(text.ToArray());
    }
}
