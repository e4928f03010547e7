using TermCap.Engine.Filters;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>The screen's view of a running engine: reads the store and its snapshots, applies display filters, keeps the marks.</summary>
/// <remarks>The screen's thread alone calls it. Bound: <see cref="MarksMax"/> marks; past it the footer says so.</remarks>
public sealed class EngineModel : IScreenModel, IScreenCommands
{
    /// <summary>More than anybody marks by hand.</summary>
    public const int MarksMax = 10_000;

    private readonly CaptureStore _store;
    private readonly SnapshotSlot _snapshots;
    private readonly ICaptureControl _control;
    private readonly PacketFrames _frames;
    private readonly RowIndex _index;
    private readonly LineReader _lines;
    private readonly FailoverReader _failovers;
    private readonly StreamSampler _streams;
    private readonly EventPlaces _events = new();
    private readonly StatusReader _statuses;
    private readonly DetailReader _details;
    private readonly EngineModelOptions _options;
    private CaptureSnapshot _snapshot = CaptureSnapshot.Empty;
    private long _changes;
    private long _seen = -1;
    private Beside? _beside;

    /// <summary>Makes a model over a run.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="snapshots">Where its snapshots are.</param>
    /// <param name="control">What the program does for the screen.</param>
    /// <param name="options">What the program knows beside.</param>
    public EngineModel(CaptureStore store, SnapshotSlot snapshots, ICaptureControl control, EngineModelOptions options)
    {
        (_store, _snapshots, _control, _options) = (store, snapshots, control, options);
        _frames = new PacketFrames(store);
        _streams = new StreamSampler(store);
        IPacketTexts texts = new SummaryTexts(_frames);
        _index = new RowIndex(store, new StoreFilterSource(store, frame => _snapshot.NameOf(frame.Interface)));
        _lines = new LineReader(_frames, texts, _index);
        _failovers = new FailoverReader(_frames, store);
        _statuses = new StatusReader(options);
        _details = new DetailReader(_frames, texts);
    }

    /// <inheritdoc/>
    public ScreenStatus Status { get; private set; } = ScreenStatus.Nothing;

    /// <inheritdoc/>
    public long First => _index.First;

    /// <inheritdoc/>
    public long End => _index.End;

    /// <inheritdoc/>
    public string Filter => _index.Filter;

    /// <inheritdoc/>
    public double? FilterProgress => _index.Progress;

    /// <inheritdoc/>
    public Timestamp Start => _snapshot.FirstTime
        // Rows are published before the first snapshot that knows of them.
        ?? (_frames.TryGet(_store.FirstPacket, out PacketRow first) ? new Timestamp(first.TimeNanoseconds) : default);

    /// <inheritdoc/>
    public IReadOnlyList<InterfaceLine> Interfaces => InterfaceReader.Read(_snapshot, _failovers.All, _options.InterfaceDrops());

    /// <inheritdoc/>
    public IReadOnlyList<FailoverLine> Failovers => _failovers.All;

    /// <inheritdoc/>
    public IReadOnlyList<EventLine> Events => _events.All;

    /// <inheritdoc/>
    public int Marks => _lines.Marks.Count;

    /// <inheritdoc/>
    public bool HasUnsaved => _control.HasUnsaved;

    /// <inheritdoc/>
    public long Refresh()
    {
        _index.Advance();
        CaptureSnapshot snapshot = _snapshots.Read();
        // What the program knows changes beside the snapshots.
        Beside beside = new(_options.Progress(), _options.Failure() + _options.RecordingFailure(), _options.Kernel()?.Number, _control.IsRecording);
        long version = _index.Version + snapshot.Version;
        if (version == _seen && beside == _beside && !_streams.IsBehind)
        {
            return _changes;
        }

        (_seen, _beside, _snapshot) = (version, beside, snapshot);
        _changes++;
        _failovers.Take(snapshot);
        _events.Take(snapshot.Notices, _failovers);
        _streams.Advance();
        _lines.Begin(snapshot);
        Status = _statuses.Read(snapshot, _control);
        return _changes;
    }

    /// <inheritdoc/>
    public PacketLine? Packet(long position) => _lines.Packet(position);

    /// <inheritdoc/>
    public IReadOnlyList<CopyLine> Copies(long position) => _lines.Copies(position);

    /// <inheritdoc/>
    public IReadOnlyList<EventLine> EventsBefore(long position)
    {
        if (_events.All.Count == 0)
        {
            return Evicted(position);
        }

        long first = _store.FirstPacket;
        long after = position > First ? _index.NumberAt(position - 1) : first <= 1 ? 0 : first - 1;
        long upTo = position >= End ? long.MaxValue : _index.NumberAt(position);
        IReadOnlyList<EventLine> evicted = Evicted(position);
        IReadOnlyList<EventLine> events = _events.Between(after, upTo);
        return evicted.Count == 0 ? events : [.. evicted, .. events];
    }

    /// <inheritdoc/>
    public long FindTrouble(long from, int step, Severity least, int atMost, out long reached)
    {
        reached = from;
        for (long at = from + step; at >= First && at < End && Math.Abs(at - from) <= atMost; at += step)
        {
            reached = at;
            if (_frames.TryGet(_index.NumberAt(at), out PacketRow row) && VerdictLetters.Of(row).Severity >= least)
            {
                return at;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public long FindNumber(long number) => _index.PositionOf(number);

    /// <inheritdoc/>
    public long FindTime(Timestamp time)
    {
        // Times step back by milliseconds at most, so halving finds the place, give or take a few rows.
        (long low, long high) = (First, End);
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            bool isBefore = _frames.TryGet(_index.NumberAt(middle), out PacketRow row) && row.TimeNanoseconds < time.Nanoseconds;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low < End ? low : -1;
    }

    /// <inheritdoc/>
    public PacketDetail Detail(long position, int copy) => _details.Read(_index.NumberAt(position), copy, _snapshot);

    /// <inheritdoc/>
    public Explanation Explain(long position) => new Explainer(_frames, _options.FilePath).Explain(_index.NumberAt(position), _snapshot);

    /// <inheritdoc/>
    public IReadOnlyList<ConversationLine> Conversations(int atMost) => ConversationReader.Read(_snapshot, _streams, atMost);

    /// <inheritdoc/>
    public IFollowing Follow(int stream) => new StreamReader(_store, _frames, stream);

    /// <inheritdoc/>
    public IReadOnlyList<string> Complete(string filter, int cursor)
    {
        FilterCandidates candidates = FilterCompletion.At(filter, cursor);
        return [.. candidates.Words.Select(word => filter[..candidates.Start] + word.Word + filter[Math.Min(filter.Length, candidates.Start + candidates.LengthChars)..])];
    }

    /// <inheritdoc/>
    public FilterAnswer CheckFilter(string filter) =>
        DisplayFilter.TryParse(filter, out _, out FilterException? error) ? FilterAnswer.Good : new FilterAnswer(error.Message, error.Column);

    /// <inheritdoc/>
    public FilterAnswer SetFilter(string filter)
    {
        if (!DisplayFilter.TryParse(filter, out DisplayFilter? parsed, out FilterException? error))
        {
            return new FilterAnswer(error.Message, error.Column);
        }

        _index.Apply(parsed);
        _lines.Begin(_snapshot);
        return FilterAnswer.Good;
    }

    /// <inheritdoc/>
    public bool StopReading() => _control.StopReading();

    /// <inheritdoc/>
    public void ResetCounters() => _control.ResetCounters();

    /// <inheritdoc/>
    public string? ToggleMark(long number)
    {
        if (!_lines.Marks.Remove(number))
        {
            if (_lines.Marks.Count >= MarksMax)
            {
                return $"no more than {MarksMax} marks";
            }

            _lines.Marks.Add(number);
        }

        return null;
    }

    /// <inheritdoc/>
    public string ToggleRecording() => _control.ToggleRecording();

    /// <inheritdoc/>
    public string SuggestName(SaveScope scope, bool withCopies) => _control.SuggestName(scope, withCopies);

    /// <inheritdoc/>
    public ISaveJob Save(SaveRequest request) => _control.Save(
        request,
        new SaveSelection(
            _store.FirstPacket,
            _store.LastPacket,
            request.Scope == SaveScope.Filtered ? Filter : "",
            request.Scope == SaveScope.Marked ? _lines.Marks.ToHashSet() : null,
            request.Scope == SaveScope.Conversation ? request.Stream : -1));

    private sealed record Beside(double? Progress, string Failure, long? KernelNumber, bool IsRecording);

    private EventLine[] Evicted(long position) => position == First && _store.EvictedPackets is > 0 and var gone
        ? [new EventLine(Start, _store.FirstPacket, $"… {gone:N0} earlier packets left the store", Severity.None)]
        : [];
}
