using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Screen.Model;
using TermCap.Screen.Text;

namespace TermCap.Screen.Sources;

/// <summary>Makes the lines of the list from the store's rows.</summary>
/// <remarks>Bound: lines are remembered for one snapshot, at most <see cref="RememberedMax"/>; more than any screen shows.</remarks>
internal sealed class LineReader(PacketFrames frames, IPacketTexts texts, RowIndex index)
{
    private const int RememberedMax = 1024;

    private readonly Dictionary<long, PacketLine?> _lines = [];
    private readonly Dictionary<long, IReadOnlyList<CopyLine>> _copies = [];
    private CaptureSnapshot _snapshot = CaptureSnapshot.Empty;

    /// <summary>Marked packets.</summary>
    public HashSet<long> Marks { get; } = [];

    /// <summary>Forgets the lines, as rows may have changed.</summary>
    public void Begin(CaptureSnapshot snapshot)
    {
        _snapshot = snapshot;
        _lines.Clear();
        _copies.Clear();
    }

    /// <summary>The packet at a position; null when it has left the store.</summary>
    public PacketLine? Packet(long position)
    {
        if (!_lines.TryGetValue(position, out PacketLine? line))
        {
            Forget();
            line = Make(position);
            _lines.Add(position, line);
        }

        return line is not null && Marks.Contains(line.Number) ? line with { IsMarked = true } : line;
    }

    /// <summary>The packet's copies.</summary>
    public IReadOnlyList<CopyLine> Copies(long position)
    {
        if (!_copies.TryGetValue(position, out IReadOnlyList<CopyLine>? copies))
        {
            copies = frames.TryGet(index.NumberAt(position), out PacketRow row) ? [.. frames.Of(row).Select(frame => Copy(row, frame.Number, frame.Frame))] : [];
            _copies.Add(position, copies);
        }

        return copies;
    }

    private void Forget()
    {
        if (_lines.Count >= RememberedMax)
        {
            _lines.Clear();
            _copies.Clear();
        }
    }

    private PacketLine? Make(long position)
    {
        long number = index.NumberAt(position);
        if (!frames.TryGet(number, out PacketRow row))
        {
            return null;
        }

        Timestamp? before = frames.TryGet(index.NumberAt(position - 1), out PacketRow previous) ? new Timestamp(previous.TimeNanoseconds) : null;
        (string protocol, string info) = texts.Of(number, row);
        (char letter, Severity severity) = VerdictLetters.Of(row);
        List<string> path = Path(row, out HashSet<string> masters);
        return new PacketLine
        {
            Number = number,
            Time = new Timestamp(row.TimeNanoseconds),
            TimeBefore = before,
            Source = EndpointText.Source(row),
            Destination = EndpointText.Destination(row),
            Protocol = protocol,
            Info = info,
            Path = path,
            PathShort = PathText.WithoutMasters(path, name => masters.Contains(name)),
            LengthBytes = row.LengthBytes,
            Copies = row.Copies + row.Slices,
            SpreadNanoseconds = row.SpanNanoseconds,
            Stream = row.Stream,
            Letter = letter,
            Severity = severity,
        };
    }

    private List<string> Path(in PacketRow row, out HashSet<string> masters)
    {
        List<string> names = [];
        masters = [];
        foreach ((_, FrameRow frame) in frames.Of(row))
        {
            string name = _snapshot.NameOf(frame.Interface);
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            if (frame.Role == InterfaceRole.Master)
            {
                masters.Add(name);
            }
        }

        return names;
    }

    private CopyLine Copy(in PacketRow row, long number, in FrameRow frame)
    {
        bool isSlice = frame.Marks.HasFlag(FrameMarks.Slice);
        TcpFlags phantom = VerdictLetters.PhantomsOf(row) & frame.Apparent;
        List<string> remarks = [];
        if (isSlice)
        {
            remarks.Add($"slice, {frame.OriginalLengthBytes} bytes");
        }

        if (RoleText.Of(frame.Differs) is { Length: > 0 } differs && !isSlice)
        {
            remarks.Add($"differs: {differs}");
        }

        if (phantom != TcpFlags.None)
        {
            remarks.Add($"phantom: a naive reading says {VerdictLetters.Words(phantom)}");
        }

        return new CopyLine(frame.Number, _snapshot.NameOf(frame.Interface), RoleText.Of(frame.Role), RoleText.Of(frame.Direction), frame.TimeNanoseconds - FirstTime(row))
        {
            IsWitness = number == row.Witness,
            IsPhantom = phantom != TcpFlags.None,
            Remark = string.Join("; ", remarks),
        };
    }

    private long FirstTime(in PacketRow row)
    {
        IReadOnlyList<(long Number, FrameRow Frame)> all = frames.Of(row);
        return all.Count > 0 ? all[0].Frame.TimeNanoseconds : row.TimeNanoseconds;
    }
}
