using TermCap.Engine.Files;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Running;

namespace TermCap.Recording;

/// <summary>Writes packets while they come: each once at its witness in the input's order, or every frame.</summary>
/// <remarks>
/// By the worker's thread. Flushed once a second, so that another tool can read the file at any moment. With singles the frames wait here until their packet is final
/// (bound: what the pairing window holds open, a number each).
/// </remarks>
internal sealed class CaptureRecorder : IRunConsumer
{
    private const long FlushMilliseconds = 1000;

    private readonly ICaptureWriter _writer;
    private readonly WhatToWrite _what;
    private readonly Queue<long> _waiting = [];
    private CaptureWorker _worker = null!;
    private FrameWriter _frames = null!;
    private long _flushedAt = Environment.TickCount64;

    /// <summary>Records to a writer, which stays the caller's.</summary>
    public CaptureRecorder(ICaptureWriter writer, WhatToWrite what) => (_writer, _what) = (writer, what);

    /// <summary>Frames written.</summary>
    public long Written => _frames.Written;

    /// <summary>Frames that left the store before they could be written.</summary>
    public long LeftStore => _frames.LeftStore;

    /// <inheritdoc/>
    public bool NeedsFinalPackets => _what == WhatToWrite.CleanedWithSingles;

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
        _worker = worker;
        _frames = new FrameWriter(worker.Store, _writer, _what);
    }

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet)
    {
        if (_what == WhatToWrite.Cleaned)
        {
            Write(frame, packet);
        }
    }

    /// <inheritdoc/>
    public void OnFrame(long frame)
    {
        if (_what == WhatToWrite.AllCopies)
        {
            Write(frame, packet: 0);
        }
        else if (_what == WhatToWrite.CleanedWithSingles)
        {
            _waiting.Enqueue(frame);
        }
    }

    /// <inheritdoc/>
    public void OnPacket(long packet)
    {
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
        MoveOn(all: false);
        long now = Environment.TickCount64;
        if (now - _flushedAt >= FlushMilliseconds && _worker.Interfaces.Sources.Count > 0)
        {
            // Sources are described also while no frame has come: the head of a pcap file holds their link type.
            _flushedAt = now;
            _frames.Describe(_worker.Interfaces.Sources, _worker.Interfaces.Topology);
            _writer.Flush();
        }
    }

    /// <summary>Writes what waits, the totals and the drops; after the worker's end, by whoever waited for it.</summary>
    public void Finish(CaptureSnapshot totals)
    {
        MoveOn(all: true);
        _frames.Describe(_worker.Interfaces.Sources, _worker.Interfaces.Topology);
        if (totals.Sources.Count > 0 && totals.LastTime is { } last)
        {
            _writer.WriteStatistics(totals.Sources[0].Index, last, totals.Drops);
            _writer.WriteTopology(Provenance.Totals(totals, _what));
        }

        _writer.Flush();
    }

    private void MoveOn(bool all)
    {
        const PacketStates Final = PacketStates.Closed | PacketStates.Analysed;
        while (_waiting.TryPeek(out long frame))
        {
            if (_worker.Store.TryGetFrame(frame, out FrameRow row) && _worker.Store.TryGetPacket(row.Packet, out PacketRow packet))
            {
                if (!all && (packet.States & Final) != Final)
                {
                    return;
                }

                bool isRefused = (packet.States & PacketStates.Kept) == 0;
                if (isRefused ? packet.Witness == frame || (packet.Witness == 0 && packet.FirstFrame == frame) : (row.Marks & FrameMarks.Witness) != 0)
                {
                    Write(frame, row.Packet);
                }
            }
            else
            {
                _frames.NoteLeftStore();
            }

            _waiting.Dequeue();
        }
    }

    private void Write(long frame, long packet)
    {
        if (!_worker.Store.TryGetFrame(frame, out FrameRow row))
        {
            _frames.NoteLeftStore();
            return;
        }

        _frames.Describe(_worker.Interfaces.Sources, _worker.Interfaces.Topology);
        string? comment = packet > 0 && _worker.Store.TryGetPacket(packet, out PacketRow about) ? FrameWriter.CommentOn(about) : null;
        _frames.Write(row, comment);
    }
}
