using TermCap.Engine.Pipeline;

namespace TermCap.Reports;

/// <summary>Something that a threshold can count.</summary>
/// <param name="Name">Its name in a test.</param>
/// <param name="Count">How to count it.</param>
internal sealed record ThresholdMetric(string Name, Func<CaptureSnapshot, long> Count);
