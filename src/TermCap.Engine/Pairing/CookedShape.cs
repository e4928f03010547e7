namespace TermCap.Engine.Pairing;

/// <summary>All walks of one spelling, while walks without interfaces are learnt.</summary>
internal sealed class CookedShape(string spelling)
{
    private readonly List<long>[] _gaps = [.. Enumerable.Range(1, Math.Max(0, (spelling.Length / 2) - 1)).Select(_ => new List<long>())];

    public string Spelling { get; } = spelling;

    public int Length => Spelling.Length / 2;

    public bool IsSent => CookedClass.IsSent(Spelling[0] - 'A');

    public bool IsReceivedOnly => !Enumerable.Range(0, Length).Any(at => CookedClass.IsSent(Spelling[at * 2] - 'A'));

    public bool IsStamped => IsReceivedOnly && Enumerable.Range(1, Length - 1).All(at => Spelling[(at * 2) + 1] == '=');

    /// <summary>Walks of this shape.</summary>
    public int Count { get; private set; }

    /// <summary>Those among them whose bytes no second packet has.</summary>
    public int Certain { get; private set; }

    /// <summary>Counts a walk, or a part of one that repeats.</summary>
    public void Add(CookedWalk walk, int from)
    {
        Count++;
        Certain += walk.Kind == CookedKind.Unique ? 1 : 0;
        for (int at = 1; at < Length; at++)
        {
            _gaps[at - 1].Add(Math.Abs(walk.Frames[from + at].Time - walk.Frames[from + at - 1].Time));
        }
    }

    public CookedPattern ToPattern() => new(Spelling, [.. _gaps.Select(gaps => gaps.Order().ToArray())]);
}
