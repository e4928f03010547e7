using TermCap.Engine.Frames;
using TermCap.Screen.Model;

namespace TermCap.Screen.Tests.Fakes;

/// <summary>Packets in memory: a failing-over bond with a real loss, as the panes would get it from the engine.</summary>
internal sealed class FakeModel : IScreenModel, IScreenCommands
{
    private readonly HashSet<long> _marked = [];
    private long _version = 1;

    public List<PacketLine> Packets { get; } = [];

    public List<IReadOnlyList<CopyLine>> PacketCopies { get; } = [];

    public List<EventLine> AllEvents { get; } = [];

    public List<string> Calls { get; } = [];

    public FakeSaveJob? Job { get; set; }

    public ScreenStatus Status { get; set; } = ScreenStatus.Nothing;

    public long First { get; set; }

    public long End => Packets.Count;

    public string Filter { get; private set; } = "";

    public double? FilterProgress { get; set; }

    public Timestamp Start { get; set; } = new(1_501_730_282_000_000_000);

    public IReadOnlyList<ConversationLine> AllConversations { get; set; } = [];

    public IReadOnlyList<InterfaceLine> Interfaces { get; set; } = [];

    public IReadOnlyList<FailoverLine> Failovers { get; set; } = [];

    public IReadOnlyList<EventLine> Events => AllEvents;

    public PacketDetail PacketDetail { get; set; } = new([], default);

    public Explanation Explanation { get; set; } = new("", [], "", []);

    public FollowedStream? Stream { get; set; }

    public bool HasUnsaved { get; set; }

    /// <summary>Positions that one call of <see cref="FindTrouble"/> looks at: fewer than asked for, as with many packets.</summary>
    public int SearchSlice { get; set; } = int.MaxValue;

    /// <summary>How long one call of <see cref="FindTrouble"/> takes at least.</summary>
    public TimeSpan SearchDelay { get; set; }

    public int Marks => _marked.Count;

    public bool IsRecording { get; private set; }

    public void Change() => _version++;

    public long Refresh() => _version;

    public PacketLine? Packet(long position) =>
        position >= First && position < End ? Packets[(int)position] with { IsMarked = _marked.Contains(Packets[(int)position].Number) } : null;

    public IReadOnlyList<CopyLine> Copies(long position) => PacketCopies[(int)position];

    public IReadOnlyList<EventLine> EventsBefore(long position) =>
        [.. AllEvents.Where(happened => happened.BeforePacket == position + 1 || (position == First && happened.BeforePacket <= First))];

    public long FindTrouble(long from, int step, Severity least, int atMost, out long reached)
    {
        reached = from;
        SpinWait.SpinUntil(static () => false, SearchDelay);
        for (long at = from + step; at >= First && at < End && Math.Abs(at - from) <= Math.Min(atMost, SearchSlice); at += step)
        {
            reached = at;
            if (Packets[(int)at].Severity >= least)
            {
                return at;
            }
        }

        return -1;
    }

    public long FindNumber(long number) => number - 1 >= First && number <= End ? number - 1 : -1;

    public long FindTime(Timestamp time)
    {
        int place = Packets.FindIndex(packet => packet.Time.Nanoseconds >= time.Nanoseconds);
        return place < First ? -1 : place;
    }

    public PacketDetail Detail(long position, int copy) => PacketDetail;

    public Explanation Explain(long position) => Explanation;

    public IReadOnlyList<ConversationLine> Conversations(int atMost) => [.. AllConversations.Take(atMost)];

    public IFollowing Follow(int stream) => new FakeFollowing(Stream);

    public bool StopReading()
    {
        Calls.Add("stop reading");
        return true;
    }

    public IReadOnlyList<string> Complete(string filter, int cursor) =>
        [.. new[] { "tcp.port", "tcp.stream", "ip.addr" }.Where(field => field.StartsWith(filter, StringComparison.Ordinal))];

    public FilterAnswer CheckFilter(string filter) => filter.Contains('$', StringComparison.Ordinal)
        ? new FilterAnswer("unexpected $", filter.IndexOf('$', StringComparison.Ordinal))
        : FilterAnswer.Good;

    public FilterAnswer SetFilter(string filter)
    {
        Calls.Add($"filter {filter}");
        FilterAnswer answer = CheckFilter(filter);
        Filter = answer.Error is null ? filter : Filter;
        _version++;
        return answer;
    }

    public void ResetCounters() => Calls.Add("reset");

    public string? ToggleMark(long number)
    {
        _ = _marked.Add(number) || _marked.Remove(number);
        return null;
    }

    public string ToggleRecording()
    {
        IsRecording = !IsRecording;
        return IsRecording ? $"recording to {Name}.pcapng" : "recording ended";
    }

    /// <summary>What suggested names begin with.</summary>
    public string Name { get; set; } = "termcap";

    public string SuggestName(SaveScope scope, bool withCopies) => $"{Name}-{scope}{(withCopies ? "-copies" : "")}.pcapng".ToLowerInvariant();

    public ISaveJob Save(SaveRequest request)
    {
        Calls.Add($"save {request}");
        return Job ??= new FakeSaveJob();
    }
}
