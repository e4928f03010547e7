using TermCap.Engine.Files;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Recording;
using TermCap.Screen.Model;
using TermCap.Screen.Sources;

namespace TermCap.OnScreen;

/// <summary>Saves packets of the store beside the screen, on a thread of its own, in the order of the input.</summary>
/// <remarks>What leaves the store while the save runs is not written, and said. The file appears under its name only when it is whole.</remarks>
internal sealed class SaveJob : ISaveJob
{
    private const int PublishEvery = 1024;

    private readonly CaptureStore _store;
    private readonly CaptureWorker _worker;
    private readonly SaveRequest _request;
    private readonly SaveSelection _selection;
    private readonly Func<TimestampPrecision> _precision;
    private readonly Thread _thread;
    private SaveProgress _progress;
    private bool _isCancelled;

    /// <summary>Prepares a save.</summary>
    public SaveJob(CaptureWorker worker, SaveRequest request, SaveSelection selection, Func<TimestampPrecision> precision)
    {
        (_worker, _store, _request, _selection, _precision) = (worker, worker.Store, request, selection, precision);
        _progress = new SaveProgress(0, Total, 0, IsDone: false);
        _thread = new Thread(Run) { Name = "termcap-save", IsBackground = true };
    }

    /// <inheritdoc/>
    public SaveProgress Progress => Volatile.Read(ref _progress);

    /// <summary>Whether everything was saved, well.</summary>
    public bool IsWholeCapture => _request.Scope == SaveScope.All && Progress is { IsDone: true, Failure: null };

    private long Total => _request.Scope switch
    {
        SaveScope.All => _selection.LastPacket - _selection.FirstPacket + 1,
        SaveScope.Marked => _selection.Marked?.Count ?? 0,
        _ => 0,
    };

    /// <summary>Starts it.</summary>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Cancel() => Volatile.Write(ref _isCancelled, true);

    /// <summary>Waits for it to end.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        try
        {
            using AtomicFile file = AtomicFile.Create(_request.Path, _request.Overwrite);
            ICaptureWriter writer = CaptureFormat.Create(_request.Path, file.Stream, _request.Path, _precision);
            if (!Write(writer))
            {
                Publish(writer, "saving was cancelled");
                return;
            }

            file.Commit();
            Publish(writer, null);
        }
        catch (OutputExistsException exists)
        {
            Volatile.Write(ref _progress, Progress with { IsDone = true, Failure = exists.Message, FileExists = true });
        }
        catch (Exception failure)
        {
            Volatile.Write(ref _progress, Progress with { IsDone = true, Failure = failure.Message });
        }
    }

    private bool Write(ICaptureWriter writer)
    {
        WhatToWrite what = _request.WithCopies ? WhatToWrite.AllCopies : WhatToWrite.Cleaned;
        FrameWriter frames = new(_store, writer, what);
        CaptureSnapshot now = _worker.Snapshots.Read();
        frames.Describe(now.Sources, now.Topology);
        PacketChoice choice = new(_store, _selection, frame => now.NameOf(frame.Interface));
        if (!_store.TryGetPacket(_selection.FirstPacket, out PacketRow first) || !_store.TryGetPacket(_selection.LastPacket, out PacketRow last))
        {
            writer.Flush();
            return true;
        }

        // Copies of the last packet may stand behind the first frames of none: its own last frame is the end.
        long end = Math.Max(last.LastFrame, _store.LastFrame);
        for (long number = first.FirstFrame; number <= end; number++)
        {
            if (Volatile.Read(ref _isCancelled))
            {
                return false;
            }

            if (_store.TryGetFrame(number, out FrameRow frame) && Belongs(number, frame, choice, out PacketRow packet))
            {
                frames.Write(frame, _request.WithCopies ? null : FrameWriter.CommentOn(packet));
            }

            if (number % PublishEvery == 0)
            {
                Volatile.Write(ref _progress, new SaveProgress(frames.Written, Total, writer.LengthBytes, IsDone: false));
            }
        }

        if (now.LastTime is { } time && now.Sources.Count > 0)
        {
            writer.WriteStatistics(now.Sources[0].Index, time, now.Drops);
            writer.WriteTopology(Provenance.Totals(now, what));
        }

        writer.Flush();
        Volatile.Write(ref _progress, new SaveProgress(frames.Written, Total, writer.LengthBytes, IsDone: false));
        return true;
    }

    private bool Belongs(long number, in FrameRow frame, PacketChoice choice, out PacketRow packet)
    {
        if (!_store.TryGetPacket(frame.Packet, out packet) || frame.Packet < _selection.FirstPacket || frame.Packet > _selection.LastPacket)
        {
            return false;
        }

        bool isDecided = (packet.States & PacketStates.Decided) != 0;
        bool isWitness = isDecided ? (packet.States & PacketStates.Kept) != 0 && (frame.Marks & FrameMarks.Witness) != 0 : packet.FirstFrame == number;
        return (_request.WithCopies || isWitness) && choice.Takes(frame.Packet, packet);
    }

    private void Publish(ICaptureWriter writer, string? failure) =>
        Volatile.Write(ref _progress, Progress with { Bytes = writer.LengthBytes, IsDone = true, Failure = failure });
}
