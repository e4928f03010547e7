using System.Buffers.Binary;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Tests.Pipeline;

/// <summary>However many conversations there are, store and tables stay below what the user allows, and what was forgotten is counted.</summary>
public sealed class MemoryBoundTests
{
    private const long MemoryBytes = 32L << 20;

    // One chunk of rows of each kind, and the doubling of a table between two looks.
    private const long SlackBytes = 4L << 20;

    private const int Syn = 0x02, SynAck = 0x12, Ack = 0x10;

    [Theory]
    [InlineData(1_000_000, 1, "a port scan: a million SYNs")]
    [InlineData(1_000_000, 3, "idle conversations, each from its SYN to the end of the handshake")]
    public void ConversationsWithoutEndStayWithinTheMemory(int conversations, int segments, string what)
    {
        CaptureWorker worker = new(new WorkerOptions { Tcp = TcpAnalyserOptions.Within(MemoryBytes / 2) }, new CaptureStore(new StoreOptions(MemoryBytes)));
        FrameBatch batch = new();
        byte[] packet = Packet();
        long largest = 0;
        for (int conversation = 0; conversation < conversations; conversation++)
        {
            for (int segment = 0; segment < segments; segment++)
            {
                Write(packet, conversation, segment);
                FrameRecord record = new() { TimeNanoseconds = conversation * 1000L, FileOffset = -1, OriginalLengthBytes = packet.Length, LinkType = LinkType.Raw, Direction = Direction.In, Input = 1 };
                if (!batch.TryAdd(record, packet))
                {
                    largest = Math.Max(largest, Process(worker, batch));
                    batch.TryAdd(record, packet);
                }
            }
        }

        largest = Math.Max(largest, Process(worker, batch));
        CaptureSnapshot totals = worker.Snapshots.Read();
        Assert.InRange(largest, MemoryBytes / 2, MemoryBytes + SlackBytes);
        Assert.Equal(conversations, totals.Real.Streams);
        Assert.Equal(totals.Real.Streams, totals.Real.Conversations + totals.Real.EvictedConversations);
        Assert.True(totals.Real.EvictedConversations > 0 && totals.EvictedPackets > 0, $"{what}: nothing had to go");
        Assert.Equal((long)conversations * segments, totals.Frames);
    }

    private static long Process(CaptureWorker worker, FrameBatch batch)
    {
        worker.Snapshots.Read();
        worker.Process(batch, default);
        batch.Clear();
        return worker.Snapshots.Read().MemoryInUseBytes;
    }

    private static byte[] Packet()
    {
        byte[] packet = new byte[40];
        (packet[0], packet[3], packet[8], packet[9]) = (0x45, 40, 64, 6);
        (packet[16], packet[19], packet[22], packet[23], packet[32]) = (10, 1, 0x18, 0xEC, 0x50);
        return packet;
    }

    /// <summary>The packet of a handshake that comes at this place; client 11.x.y.z, server 10.0.0.1 port 6380.</summary>
    private static void Write(byte[] packet, int conversation, int segment)
    {
        bool isAnswer = segment == 1;
        Span<byte> client = packet.AsSpan(isAnswer ? 16 : 12, 4);
        Span<byte> server = packet.AsSpan(isAnswer ? 12 : 16, 4);
        BinaryPrimitives.WriteInt32BigEndian(client, 0x0B00_0000 + conversation);
        BinaryPrimitives.WriteInt32BigEndian(server, 0x0A00_0001);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(isAnswer ? 22 : 20), 40_000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(isAnswer ? 20 : 22), 6380);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(24), segment == 0 ? 1000 : isAnswer ? 5000 : 1001);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(28), segment == 0 ? 0 : isAnswer ? 1001 : 5001);
        packet[33] = (byte)(segment == 0 ? Syn : isAnswer ? SynAck : Ack);
    }
}
