using System.Numerics;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>All shapes of walks met so far, each once, and what comes of each when a tap follows.</summary>
/// <remarks>
/// Bound: <see cref="ShapeCapacity"/> shapes (a host has some dozens; a bridge that floods some hundred). When full, a walk of a new shape is left apart, which <see cref="PairingCounters.ShapesRefused"/> counts;
/// one that would begin so begins as at a device that nobody knows.
/// Answers are cached in <see cref="CacheCount"/> slots; a miss works the answer out again.
/// </remarks>
internal sealed class WalkShapes
{
    public const int ShapeCapacity = 4096;
    private const int CacheCount = 4096;
    private const int TapsMax = 256;

    private readonly List<WalkShape> _shapes = [];
    private readonly Dictionary<(int Shape, Tap Tap, Relation Relation), int> _children = [];
    private readonly Entry[] _cache = new Entry[CacheCount];
    private readonly PairingCounters _counters;
    private DeviceTable _devices;
    private CookedProfile _cooked = CookedProfile.None;

    public WalkShapes(DeviceTable devices, PairingCounters counters)
    {
        _devices = devices;
        _counters = counters;
        foreach (Direction direction in Enum.GetValues<Direction>())
        {
            Step(-1, new Tap(0, direction));
        }
    }

    public WalkShape this[int id] => _shapes[id];

    /// <summary>From now on devices stand like this. Open walks keep their taps.</summary>
    public void SetDevices(DeviceTable devices, CookedProfile cooked)
    {
        _devices = devices;
        _cooked = cooked;
        Array.Clear(_cache);
        foreach (WalkShape shape in _shapes)
        {
            WorkOut(shape);
        }
    }

    /// <summary>The shape of a walk that begins here.</summary>
    public WalkStep Begin(Tap tap) => Step(-1, tap) is { Shape: >= 0 } step ? step : Step(-1, new Tap(0, tap.Direction));

    /// <summary>What comes of the walk when the tap follows.</summary>
    public WalkStep Step(int shape, Tap tap)
    {
        uint slot = (BitOperations.RotateLeft(tap.Interface * 2654435761u, 7) ^ ((uint)(shape + 1) * 0x9E3779B1u) ^ (uint)tap.Direction) % CacheCount;
        ref Entry entry = ref _cache[slot];
        if (!entry.IsFilled || entry.From != shape || entry.Tap != tap)
        {
            entry = new Entry { IsFilled = true, From = shape, Tap = tap, Step = WorkOut(shape, tap) };
        }

        return entry.Step;
    }

    private WalkStep WorkOut(int from, Tap tap)
    {
        (Relation relation, int at) = from < 0 ? (Relation.Open, -1)
            : tap.IsCooked ? FollowCooked(_shapes[from], tap)
            : WalkRules.Follow(_shapes[from], tap, _devices.Find(tap.Interface), _devices);
        if (relation == Relation.None)
        {
            return WalkStep.Refused;
        }

        if (!_children.TryGetValue((from, tap, relation), out int child))
        {
            Tap[] before = from < 0 ? [] : _shapes[from].Taps;
            if (_shapes.Count == ShapeCapacity || before.Length == TapsMax)
            {
                _counters.ShapesRefused++;
                return WalkStep.Refused;
            }

            WalkShape shape = new(_shapes.Count, [.. before, tap]);
            WorkOut(shape);
            _shapes.Add(shape);
            child = shape.Id;
            _children.Add((from, tap, relation), child);
        }

        return new WalkStep(child, relation, at);
    }

    private (Relation Relation, int From) FollowCooked(WalkShape walk, Tap tap) =>
        walk.Last.IsCooked && _cooked.StepOf([.. walk.Taps, tap]) is { Relation: not Relation.None } step ? (step.Relation, walk.Taps.Length - 1) : (Relation.None, -1);

    private void WorkOut(WalkShape shape)
    {
        shape.FindDevices(_devices);
        if (shape.Last.IsCooked)
        {
            shape.Wait = _cooked.WaitOf(shape.Taps);
            shape.Cooked = _cooked.StepOf(shape.Taps);
            shape.IsWitnessCertain = shape.Wait == WalkWait.None || shape.Cooked.IsMaster || (shape.Taps.Length == 1 && shape.Last.IsSent && _cooked.IsMasterFirst(shape.Last));
        }
        else
        {
            shape.Wait = WalkRules.WaitOf(shape, _devices);
            shape.IsWitnessCertain = WalkRules.IsWitnessCertain(shape, _devices);
        }
    }

    private struct Entry
    {
        public bool IsFilled;
        public int From;
        public Tap Tap;
        public WalkStep Step;
    }
}
