namespace TermCap.Engine.Pairing;

/// <summary>Frames with the same bytes that one walk may have shown, while walks without interfaces are learnt.</summary>
internal sealed class CookedWalk(CookedSighting first)
{
    /// <summary>Copies at most: a walk through more devices is cut.</summary>
    public const int LengthMax = 60;

    private readonly List<CookedSighting> _frames = [first];

    public IReadOnlyList<CookedSighting> Frames => _frames;

    public CookedSighting First => _frames[0];

    public CookedSighting Last => _frames[^1];

    public CookedKind Kind => _frames[0].Kind;

    public int Length => _frames.Count;

    public void Add(CookedSighting seen) => _frames.Add(seen);

    /// <summary>Whether the copy at this place has the stamp of the one before it.</summary>
    public bool IsEqualAt(int at) => _frames[at].Time == _frames[at - 1].Time;

    /// <summary>How the walk is spelled: symbols, and on receive whether stamps are equal. Walks of one shape are one habit of the host.</summary>
    public string Shape(int from, int length)
    {
        Span<char> spelled = stackalloc char[length * 2];
        for (int at = 0; at < length; at++)
        {
            CookedSighting frame = _frames[from + at];
            bool isEqual = at > 0 && !frame.IsSent && IsEqualAt(from + at);
            bool isForwarded = at > 0 && frame.IsSent && !_frames[from + at - 1].IsSent && frame.HopLimit != _frames[from + at - 1].HopLimit;
            spelled[at * 2] = (char)('A' + frame.Symbol);
            spelled[(at * 2) + 1] = isEqual ? '=' : isForwarded ? '>' : '.';
        }

        return new string(spelled);
    }

    public string Shape() => Shape(0, Length);
}
