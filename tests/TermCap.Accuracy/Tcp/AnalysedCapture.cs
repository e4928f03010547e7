using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Accuracy.Tcp;

/// <summary>One capture put through the analysis, every frame as another tool would read it.</summary>
internal sealed class AnalysedCapture
{
    /// <summary>Our rows, by frame number from 1.</summary>
    public Dictionary<long, OurRow> Rows { get; } = [];

    public required TcpTotals Totals { get; init; }

    public static AnalysedCapture Of(string path, Func<CapturedFrame, Direction>? directionOf = null)
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        SegmentIntake intake = new();
        AnalysedCapture analysed = new() { Totals = analyser.Totals };
        long number = 0;
        foreach (CapturedFrame frame in CapturedFrame.Read(path))
        {
            number++;
            FrameLocator.Locate(frame.Bytes, frame.OriginalLengthBytes, frame.LinkType, Direction.Unknown, out LocatedFrame located);
            if (!located.HasHalfTag && intake.TryTake(frame.Bytes, located, out TcpSegment segment))
            {
                segment.Direction = directionOf?.Invoke(frame) ?? segment.Direction;
                analyser.Analyse(segment, number, frame.Time, out TcpVerdict verdict);
                analysed.Rows[number] = new OurRow(number, segment, verdict);
            }
        }

        Dictionary<int, TcpConversation> conversations = analyser.MostTroubled(int.MaxValue).ToDictionary(conversation => conversation.Stream);
        foreach (OurRow row in analysed.Rows.Values)
        {
            row.Conversation = conversations.GetValueOrDefault(row.Verdict.Stream);
        }

        return analysed;
    }
}
