namespace TermCap.Engine.Pairing;

/// <summary>Joins the sent frames of one content by usual times, as pairing would, and tells whether a lost copy could have made two packets one.</summary>
internal sealed class CookedReplay(CookedPattern pattern)
{
    /// <summary>Whether a frame could as well be another packet's copy: it comes at a copy's time after a frame that it is no copy of.</summary>
    public bool HasDoubt(CookedWalk walk)
    {
        List<(long Time, int Copies, int Packet)> open = [];
        List<(long Time, int Copies, int Packet)> seen = [];
        int packets = 0;
        foreach (CookedSighting frame in walk.Frames)
        {
            int fit = open.FindIndex(one => Fits(one, frame.Time));
            (long, int Copies, int Packet) joined = fit >= 0 ? (frame.Time, open[fit].Copies + 1, open[fit].Packet) : (frame.Time, 1, packets++);
            if (seen.Exists(one => one.Packet != joined.Packet && FitsAnywhere(frame.Time - one.Time)))
            {
                return true;
            }

            if (fit >= 0)
            {
                open.RemoveAt(fit);
            }

            open.Add(joined);
            seen.Add(joined);
            if (seen.Count > CookedWalk.LengthMax)
            {
                seen.RemoveAt(0);
            }
        }

        return false;
    }

    private bool Fits((long Time, int Copies, int Packet) one, long time) =>
        one.Copies < pattern.Length && pattern.UsualGap(one.Copies) is var gap && time - one.Time >= gap.Min && time - one.Time <= gap.Max;

    private bool FitsAnywhere(long time) =>
        Enumerable.Range(1, pattern.Length - 1).Any(at => pattern.UsualGap(at) is var gap && time >= gap.Min && time <= gap.Max);
}
