namespace TermCap.Engine.Pairing;

/// <summary>Learns which walks packets take in a capture that names no interfaces, SLL (design.md 6.5).</summary>
/// <remarks>Bound: the frames of one learning; see <see cref="TopologyLearner"/>.</remarks>
internal sealed class CookedLearner
{
    // Three walks with equal stamps, or with bytes that a sender never uses twice, are no accident once eight packets of the capture have copies; other bytes need eight of their own.
    private const int CertainProven = 3;
    private const int RunProven = 8;

    private readonly List<CookedSighting> _frames = [];

    public void Add(CookedSighting seen) => _frames.Add(seen);

    /// <summary>What was learnt so far.</summary>
    public CookedProfile Learn()
    {
        if (_frames.Count == 0)
        {
            return CookedProfile.None;
        }

        HashSet<ulong> own = CookedWalks.OwnMacs(_frames);
        CookedWalks walks = new([.. _frames.Select(frame => own.Contains(frame.Mac) ? frame with { Symbol = frame.Symbol | 1 } : frame)]);
        CookedShapes shapes = new(walks.All);
        CookedPattern[] patterns = Patterns(shapes);
        return new CookedProfile(patterns, own, CookedDoubts.Of(walks.All, patterns));
    }

    private static CookedPattern[] Patterns(CookedShapes shapes)
    {
        bool isCopied = shapes.All.Where(shape => shape.Length > 1).Sum(shape => shape.Count) >= RunProven;
        List<CookedShape> proven = [.. shapes.All.Where(shape => shape.Length > 1 && IsProven(shape, shapes, isCopied))];

        // Without equal stamps a flood looks like one more copy: a way up has as many devices as a way down.
        _ = proven.RemoveAll(shape => shape.IsReceivedOnly && !shape.IsStamped && !proven.Exists(down => down.IsSent && down.Length == shape.Length));
        return [.. proven.Select(shape => shape.ToPattern())];
    }

    private static bool IsProven(CookedShape shape, CookedShapes shapes, bool isCopied)
    {
        if (shape.IsStamped)
        {
            return shape.Count >= CertainProven;
        }

        bool isUsual = shape.Count * 2 >= shapes.CountOfKin(shape);
        return shape.IsSent
            ? (shape.Certain >= CertainProven && isCopied) || (shape.Count >= RunProven && isUsual)
            : shape.Count >= CertainProven && isCopied && isUsual;
    }
}
