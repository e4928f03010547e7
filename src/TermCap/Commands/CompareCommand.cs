using System.Text;
using TermCap.Arguments;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Reports;
using TermCap.Running;

namespace TermCap.Commands;

/// <summary><c>termcap compare A B</c>: two captures of one moment from two devices of one host.</summary>
internal static class CompareCommand
{
    private const int WholeHead = 128;

    /// <summary>Runs it.</summary>
    public static ExitCode Run(ParsedLine line)
    {
        InputOptions options = OptionReader.Input(line);
        if (options.Files.Count != 2)
        {
            throw Failure.Usage("compare needs two captures: termcap compare A B");
        }

        CaptureComparison comparison = new((long)options.PairingWindow.TotalNanoseconds);
        List<string> warnings = [];
        int cap = Math.Min(ShortestHead(options.Files[0]), ShortestHead(options.Files[1]));
        Read(options.Files[0], cap, comparison.TakeA, warnings);
        Read(options.Files[1], cap, comparison.TakeB, warnings);
        foreach (string warning in warnings)
        {
            StandardError.Say($"termcap: {warning}");
        }

        using StandardStream output = StandardStream.Output();
        output.Write(line.Has("--json") ? ComparisonPages.Json(options.Files, comparison) : Encoding.UTF8.GetBytes(ComparisonPages.Text(options.Files, comparison)));
        return ExitCode.Success;
    }

    // A capture that states a small snaplen limits what of both can be compared: link headers take up to 32 bytes of it.
    private static int ShortestHead(string path)
    {
        int shortest = WholeHead;
        Read(path, WholeHead, static (in FrameRecord _, UInt128? _) => { }, [], source =>
            shortest = source.SnapLengthBytes is > 0 and < WholeHead + 32 ? Math.Max(20, source.SnapLengthBytes - 32) : shortest, batchesMax: 1);
        return shortest;
    }

    private static void Read(string path, int capBytes, FrameTaker take, List<string> warnings, Action<CaptureSource>? onSource = null, int batchesMax = int.MaxValue)
    {
        if (path == CaptureFile.StandardInput)
        {
            throw Failure.Usage("compare reads files, not a pipe: save it first");
        }

        try
        {
            using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
            FrameBatch batch = new();
            FillStatus status;
            do
            {
                status = file.Fill(batch);
                foreach (CaptureEvent happened in batch.Events)
                {
                    Take(happened, warnings, onSource);
                }

                foreach (ref readonly FrameRecord frame in batch.Frames)
                {
                    take(frame, FrameKey.Of(frame, batch.BytesOf(frame), capBytes));
                }

                batch.Clear();
            }
            while (status != FillStatus.End && --batchesMax > 0);
        }
        catch (CaptureFileException wrong)
        {
            throw new Failure(ExitCode.Unreadable, wrong.Message, wrong);
        }
        catch (IOException failure)
        {
            throw new Failure(ExitCode.Failed, failure.Message, failure);
        }
    }

    private static void Take(CaptureEvent happened, List<string> warnings, Action<CaptureSource>? onSource)
    {
        if (happened is TruncatedEvent truncated)
        {
            warnings.Add(truncated.Sentence);
        }
        else if (happened is SourceEvent source)
        {
            onSource?.Invoke(source.Source);
        }
    }

    private delegate void FrameTaker(in FrameRecord frame, UInt128? key);
}
