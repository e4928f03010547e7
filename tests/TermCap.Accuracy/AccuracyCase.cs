namespace TermCap.Accuracy;

/// <summary>The frames of one scenario as one input gives them, with their labels, and how they are paired.</summary>
/// <param name="Frames">In the order of the input.</param>
/// <param name="Classes">For each frame what stands for its tap and bytes: equal ones may change places.</param>
/// <param name="Labels">For each frame its packet.</param>
/// <param name="Pairing">Learns where the input has to be learnt from, and pairs.</param>
internal sealed record AccuracyCase(IReadOnlyList<CapturedFrame> Frames, IReadOnlyList<string> Classes, IReadOnlyList<long> Labels, Func<IReadOnlyList<CapturedFrame>, PairedCapture> Pairing)
{
    public AccuracyRun Run() => new(Frames, Classes, [.. Labels], Pairing(Frames));

    /// <summary>The same without some of the frames, chosen by a seed: what a capture makes of it that loses frames. The labels are those of the frames left.</summary>
    public AccuracyCase Without(double share, int seed)
    {
        Random random = new(seed);
        int[] left = [.. Enumerable.Range(0, Frames.Count).Where(_ => random.NextDouble() >= share)];
        return new AccuracyCase([.. left.Select(at => Frames[at])], [.. left.Select(at => Classes[at])], [.. left.Select(at => Labels[at])], Pairing);
    }
}
