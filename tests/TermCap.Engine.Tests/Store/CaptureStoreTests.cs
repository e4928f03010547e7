using System.Runtime.CompilerServices;
using CsCheck;
using TermCap.Engine.Frames;
using TermCap.Engine.Store;

namespace TermCap.Engine.Tests.Store;

public sealed class CaptureStoreTests
{
    private static readonly StoreOptions Tiny = new(MemoryBytes: 4 * ByteStore.BlockBytes) { FrameChunkRows = 4, PacketChunkRows = 2 };

    [Fact]
    public void A_published_packet_is_read_back_by_its_number_with_its_frame_and_bytes()
    {
        CaptureStore store = new(Tiny);
        Append(store, [1, 2, 3]);
        Assert.False(store.LastPacket > 0, "Nothing is visible before it is published.");

        store.Publish();

        Assert.True(store.TryGetPacket(1, out PacketRow packet));
        Assert.True(store.TryGetFrame(packet.FirstFrame, out FrameRow frame));
        byte[] bytes = new byte[8];
        Assert.Equal(3, store.ReadBytes(frame, bytes));
        Assert.Equal([1, 2, 3], bytes[..3]);
    }

    [Fact]
    public void Where_nobody_wants_bytes_rows_alone_are_held()
    {
        CaptureStore store = new(Tiny with { Bytes = KeptBytes.None });
        Append(store, [1, 2, 3]);
        long rows = store.MemoryInUseBytes;
        Append(store, new byte[ByteStore.BlockBytes / 2]);
        store.Publish();

        Assert.Equal(rows, store.MemoryInUseBytes);
        Assert.True(store.TryGetFrame(1, out FrameRow frame));
        Assert.Equal(3, frame.CapturedLengthBytes);
        Assert.Equal(-1, store.ReadBytes(frame, new byte[3]));
    }

    [Fact]
    public void A_packet_that_never_was_is_not_there()
    {
        CaptureStore store = new(Tiny);
        Assert.False(store.TryGetPacket(0, out _));
        Assert.False(store.TryGetPacket(1, out _));
        Assert.False(store.TryGetFrame(-5, out _));
        Assert.True(Unsafe.IsNullRef(ref store.PacketForUpdate(7)));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60_000)]
    [InlineData(262_144)]
    public void Memory_stays_below_the_bound_and_what_left_is_counted(int frameBytes)
    {
        CaptureStore store = new(Tiny);
        byte[] frame = new byte[frameBytes];
        long frames = Math.Max(64, 40L * ByteStore.BlockBytes / frameBytes);
        for (long i = 0; i < frames; i++)
        {
            Append(store, frame);
            store.Publish();
            Assert.True(store.MemoryInUseBytes <= Tiny.MemoryBytes + (2 * ByteStore.BlockBytes), $"{store.MemoryInUseBytes} bytes after {i + 1} frames");
        }

        Assert.Equal(frames, store.LastPacket);
        Assert.True(store.EvictedPackets > 0);
        Assert.False(store.TryGetPacket(store.FirstPacket - store.EvictedPackets, out _));
        Assert.True(store.TryGetPacket(store.LastPacket, out _));
    }

    [Fact]
    public void Every_packet_that_is_held_has_its_frame_and_evicted_and_held_make_all() =>
        Gen.Int[1, 5000].Array[1, 400].Sample(lengths =>
        {
            CaptureStore store = new(new StoreOptions(ByteStore.BlockBytes * 3L) { FrameChunkRows = 8, PacketChunkRows = 4 });
            foreach (int length in lengths)
            {
                Append(store, new byte[length * 8]);
            }

            store.Publish();
            long held = 0;
            for (long packet = 1; packet <= store.LastPacket; packet++)
            {
                if (packet >= store.FirstPacket)
                {
                    held++;
                    Assert.True(store.TryGetPacket(packet, out PacketRow row));
                    Assert.True(store.TryGetFrame(row.FirstFrame, out _));
                }
            }

            return store.EvictedPackets + held == lengths.Length;
        }, seed: "0000KOIPe8R3", iter: 200);

    [Fact]
    public void Bytes_of_a_file_are_read_again_there_and_take_no_memory()
    {
        CaptureStore store = new(Tiny);
        store.AttachInput(1, new Pattern());
        FrameRecord record = new() { FileOffset = 1000, CapturedLengthBytes = 4, OriginalLengthBytes = 4, Input = 1 };
        store.AppendFrame(record, [9, 9, 9, 9]);
        store.Publish();

        Assert.True(store.TryGetFrame(1, out FrameRow frame));
        byte[] bytes = new byte[4];
        Assert.Equal(4, store.ReadBytes(frame, bytes));
        Assert.Equal([232, 233, 234, 235], bytes); // offsets 1000.. as the pattern has them, modulo 256
        Assert.Equal(FrameMarks.InFile, frame.Marks & FrameMarks.InFile);
    }

    [Fact]
    public void Appending_allocates_nothing_once_the_chunks_are_made()
    {
        CaptureStore store = new(new StoreOptions(6 * ByteStore.BlockBytes));
        byte[] bytes = new byte[600];
        for (int i = 0; i < 40_000; i++)
        {
            Append(store, bytes);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100_000; i++)
        {
            Append(store, bytes);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Append(CaptureStore store, ReadOnlySpan<byte> bytes)
    {
        FrameRecord record = new() { FileOffset = -1, CapturedLengthBytes = bytes.Length, OriginalLengthBytes = bytes.Length, Input = 1 };
        store.AppendFrame(record, bytes);
        ref PacketRow packet = ref store.AppendPacket();
        packet.FirstFrame = packet.LastFrame = store.WrittenFrames;
    }

    private sealed class Pattern : IFrameBytes
    {
        public bool TryRead(long fileOffset, Span<byte> destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = (byte)(fileOffset + i);
            }

            return true;
        }
    }
}
