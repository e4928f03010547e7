using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TermCap.Capture.Native;
using TermCap.Engine.Frames;

namespace TermCap.Capture;

/// <summary>Takes frames out of the kernel's ring into batches. libpcap calls back for each frame in place; it is copied once and nothing is allocated.</summary>
internal sealed unsafe class FrameIntake : IDisposable
{
    // Before 1.10 libpcap looks at pcap_breakloop only at the end of a block: there one frame is asked for at a time.
    private static readonly int FramesAtOnce = LibPcap.StopsWithinBlock ? -1 : 1;

    private readonly nint _pcap;
    private readonly CaptureSource _source;
    private readonly PendingTopologies _topologies;
    private GCHandle _self;
    private FrameBatch? _batch;
    private long _framesTotal;
    private ulong _refusedTotal;

    /// <summary>For an opened handle.</summary>
    public FrameIntake(nint pcap, CaptureSource source, PendingTopologies topologies)
    {
        _pcap = pcap;
        _source = source;
        _topologies = topologies;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>Frames taken so far; any thread may read it.</summary>
    public long FramesTotal => Volatile.Read(ref _framesTotal);

    /// <summary>Frames that libpcap handed over though the batch was full: lost. 0 unless a libpcap behaves as none does that we know.</summary>
    public ulong RefusedTotal => _refusedTotal;

    /// <summary>The time of the youngest frame so far; 0 before the first.</summary>
    public long NewestNanoseconds { get; private set; }

    /// <summary>Takes what the ring holds, until it is empty or the batch is full. Never waits.</summary>
    /// <returns>What went wrong, in libpcap's words, or null.</returns>
    public string? Dispatch(FrameBatch batch)
    {
        _batch = batch;
        int taken = 1;
        while (taken > 0 && !batch.IsFull)
        {
            taken = LibPcap.pcap_dispatch(_pcap, FramesAtOnce, &OnFrame, GCHandle.ToIntPtr(_self));
        }

        _batch = null;
        return taken is >= 0 or LibPcap.BrokenOff ? null : LibPcap.ErrorOf(_pcap);
    }

    /// <inheritdoc/>
    public void Dispose() => _self.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFrame(nint context, PcapFrameHeader* header, byte* bytes) =>
        Unsafe.As<FrameIntake>(GCHandle.FromIntPtr(context).Target!).Take(header, bytes);

    // An exception here would end the process, so nothing that can throw stands on the path of a frame.
    private void Take(PcapFrameHeader* header, byte* bytes)
    {
        FrameBatch batch = _batch!;
        if (batch.IsFull)
        {
            _refusedTotal++;
            return;
        }

        long time = (header->Seconds * Timestamp.NanosecondsPerSecond) + header->Fraction;
        if (time >= _topologies.DueNanoseconds)
        {
            _topologies.MoveTo(batch, time);
        }

        int length = (int)uint.Min(header->CapturedLengthBytes, FrameBatch.MaximumFrameBytes);
        ref FrameRecord frame = ref batch.Append(new ReadOnlySpan<byte>(bytes, length));
        frame.TimeNanoseconds = time;
        frame.Number = ++_framesTotal;
        frame.FileOffset = -1;
        frame.OriginalLengthBytes = (int)header->OriginalLengthBytes;
        frame.SourceIndex = _source.Index;
        frame.LinkType = _source.LinkType;
        frame.Input = _source.Input;
        NewestNanoseconds = long.Max(NewestNanoseconds, time);
        if (batch.IsFull)
        {
            // libpcap keeps its place in the block: the next dispatch goes on with the next frame.
            LibPcap.pcap_breakloop(_pcap);
        }
    }
}
