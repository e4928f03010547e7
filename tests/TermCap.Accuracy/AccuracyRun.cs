namespace TermCap.Accuracy;

/// <summary>One input of one scenario, paired, with what it is measured by.</summary>
internal sealed record AccuracyRun(IReadOnlyList<CapturedFrame> Frames, IReadOnlyList<string> Classes, long[] Labels, PairedCapture Paired);
