using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pipeline;

/// <summary>Which interface the frames of a source belong to, where the frames do not say.</summary>
/// <remarks>
/// A source whose first frame comes after the last one of another is the same device further on (rotation) when both have one name and link type;
/// or, where names say nothing, when no two inputs ever ran at the same time. Bound: the sources, <see cref="Files.SourceTable.Capacity"/>.
/// </remarks>
internal sealed class SourceKeys
{
    private const int NotBegun = -1;

    private readonly List<CaptureSource> _sources = [];
    private readonly List<uint> _keys = [];

    // For each source the first one of its device.
    private readonly List<int> _roots = [];
    private readonly HashSet<int> _running = [];
    private readonly Dictionary<(string Name, LinkType Link), int> _ended = [];
    private HostTopology _topology = HostTopology.Unknown;

    /// <summary>The sources so far, by number.</summary>
    public IReadOnlyList<CaptureSource> Sources => _sources;

    /// <summary>The first source of each device that has begun.</summary>
    public IEnumerable<CaptureSource> Devices => _sources.Where((_, at) => _roots[at] == at);

    /// <summary>Whether there are several sources, and not all of them cooked ones, which tell the order of their frames.</summary>
    public bool AreMerged => _sources.Count > 1 && _sources.Exists(source => !source.LinkType.IsCooked());

    public void Add(CaptureSource source)
    {
        _sources.Add(source);
        _roots.Add(NotBegun);
        _keys.Add(0);
    }

    public void SetTopology(HostTopology topology)
    {
        _topology = topology;
        for (int at = 0; at < _sources.Count; at++)
        {
            _keys[at] = _roots[at] == NotBegun ? 0 : KeyOf(_sources[_roots[at]]);
        }
    }

    /// <summary>An input has given its last frame.</summary>
    public void End(byte input)
    {
        foreach (int source in _running.Where(source => _sources[source].Input == input).ToArray())
        {
            _running.Remove(source);
            _ended[(_sources[source].DeviceName, _sources[source].LinkType)] = _roots[source];
        }
    }

    /// <summary>The key of the source that a frame came from.</summary>
    public uint Of(int source)
    {
        if (source >= _keys.Count)
        {
            return InterfaceTable.FirstSourceKey;
        }

        return _keys[source] is not 0 and uint key ? key : Begin(source);
    }

    private uint Begin(int source)
    {
        _roots[source] = RootOf(source);
        _running.Add(source);
        return _keys[source] = KeyOf(_sources[_roots[source]]);
    }

    private int RootOf(int source)
    {
        CaptureSource begun = _sources[source];
        if (_ended.TryGetValue((begun.DeviceName, begun.LinkType), out int same))
        {
            return same;
        }

        int[] devices = [.. _roots.Where(root => root != NotBegun).Distinct()];
        bool isOnlyOne = devices.Length == 1 && _running.Count == 0 && _sources[devices[0]].LinkType == begun.LinkType;
        return isOnlyOne && IsNameless(begun) && IsNameless(_sources[devices[0]]) ? devices[0] : source;
    }

    private static bool IsNameless(CaptureSource source) =>
        source.InterfaceName is null && source.InterfaceIndex is null && TopologyOverrides.KindOfName(source.DeviceName) == InterfaceKind.Other;

    private uint KeyOf(CaptureSource source)
    {
        if (source.InterfaceIndex is { } index)
        {
            return index;
        }

        uint own = InterfaceTable.FirstSourceKey + (uint)source.Index;
        return _topology.Find(own) is not null ? own : _topology.Interfaces.FirstOrDefault(device => device.Name == source.DeviceName)?.Index ?? own;
    }
}
