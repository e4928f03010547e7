using TermCap.Engine.Store;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Puts together what the two ends of a stream said, from packets: so copies do not garble it, and what was sent twice stands once.</summary>
/// <remarks>Bounds: <see cref="BytesMax"/> of payload, and <see cref="PendingMax"/> segments on each side that wait for a gap to fill; past either the gap is shown as such, or the stream is cut.</remarks>
internal sealed class StreamReader(CaptureStore store, PacketFrames frames, int stream) : IFollowing
{
    /// <summary>More than anybody reads on a screen.</summary>
    private const int BytesMax = 1 << 20;

    private const int PendingMax = 256;

    private readonly List<StreamChunk> _chunks = [];
    private readonly Side _client = new();
    private readonly Side _server = new();
    private readonly long _first = store.FirstPacket;
    private readonly long _last = store.LastPacket;
    private long _next = store.FirstPacket;
    private string _clientName = "";
    private string _serverName = "";
    private bool _isCut;
    private int _bytes;

    private sealed class Side
    {
        public readonly SortedList<int, (long Packet, byte[] Bytes)> Pending = [];
        public bool IsKnown;
        public uint First;
        public int Next;
    }

    /// <inheritdoc/>
    public double Progress => _last < _first ? 1 : Math.Clamp((double)(_next - _first) / (_last - _first + 1), 0, 1);

    /// <inheritdoc/>
    public bool Advance(int packetsAtMost)
    {
        _next = Math.Max(_next, store.FirstPacket);
        for (int looked = 0; looked < packetsAtMost && _next <= _last && !_isCut; looked++, _next++)
        {
            if (store.TryGetPacket(_next, out PacketRow row) && row.Stream == stream && (row.States & PacketStates.Kept) != 0)
            {
                Take(_next, row);
            }
        }

        return _next > _last || _isCut;
    }

    /// <inheritdoc/>
    public FollowedStream? Result()
    {
        if (_clientName.Length == 0)
        {
            return null;
        }

        Flush(_client, fromClient: true);
        Flush(_server, fromClient: false);
        return new FollowedStream(stream, _clientName, _serverName, [.. _chunks], _isCut);
    }

    private void Take(long number, in PacketRow row)
    {
        if (_clientName.Length == 0)
        {
            // A SYN with ACK is the server's; without a SYN the first that speaks is taken for the client.
            bool isFromClient = !(row.SegmentFlags.HasFlag(SegmentFlags.Syn) && row.SegmentFlags.HasFlag(SegmentFlags.Ack));
            (_clientName, _serverName) = (EndpointText.Source(row), EndpointText.Destination(row));
            (_clientName, _serverName) = isFromClient ? (_clientName, _serverName) : (_serverName, _clientName);
        }

        bool fromClient = EndpointText.Source(row) == _clientName;
        _isCut = !Take(fromClient ? _client : _server, fromClient, number, row);
    }

    private bool Take(Side side, bool fromClient, long number, in PacketRow row)
    {
        bool isSyn = row.SegmentFlags.HasFlag(SegmentFlags.Syn);
        if (!side.IsKnown)
        {
            (side.IsKnown, side.First) = (true, row.Sequence);
        }

        if (row.PayloadBytes == 0)
        {
            side.Next += isSyn && side.Next == 0 ? 1 : 0;
            return true;
        }

        byte[] payload = Payload(row);
        int start = unchecked((int)(row.Sequence - side.First)) + (isSyn ? 1 : 0);
        side.Next = side.Next == 0 && isSyn ? 1 : side.Next;
        if (payload.Length == 0)
        {
            return true;
        }

        if (!side.Pending.TryGetValue(start, out (long Packet, byte[] Bytes) other) || other.Bytes.Length < payload.Length)
        {
            side.Pending[start] = (number, payload);
        }

        Drain(side, fromClient, mayJump: side.Pending.Count > PendingMax);
        return _bytes < BytesMax;
    }

    private void Drain(Side side, bool fromClient, bool mayJump)
    {
        while (side.Pending.Count > 0)
        {
            (int start, (long packet, byte[] bytes)) = (side.Pending.GetKeyAtIndex(0), side.Pending.GetValueAtIndex(0));
            if (start > side.Next && !mayJump)
            {
                return;
            }

            side.Pending.RemoveAt(0);
            if (start > side.Next)
            {
                _chunks.Add(new StreamChunk(fromClient, packet, default, true) { GapBytes = start - side.Next });
                (side.Next, mayJump) = (start, false);
            }

            int old = side.Next - start;
            if (old < bytes.Length)
            {
                _chunks.Add(new StreamChunk(fromClient, packet, bytes.AsMemory(Math.Max(0, old)), false));
                _bytes += bytes.Length - Math.Max(0, old);
                side.Next = start + bytes.Length;
            }
        }
    }

    private void Flush(Side side, bool fromClient)
    {
        while (side.Pending.Count > 0)
        {
            Drain(side, fromClient, mayJump: true);
        }
    }

    private byte[] Payload(in PacketRow row)
    {
        if (!frames.TryWitness(row, out FrameRow frame))
        {
            return [];
        }

        byte[] bytes = frames.Bytes(frame);
        FrameLocator.Locate(bytes, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
        if (located.TcpOffset < 0 || located.TcpOffset >= bytes.Length || TcpHeader.View(bytes.AsSpan(located.TcpOffset), out TcpHeader header) != HeaderStatus.Whole)
        {
            return [];
        }

        int from = located.TcpOffset + header.LengthBytes;
        int to = Math.Min(bytes.Length, located.TcpOffset + located.TcpLengthBytes);
        return from < to ? bytes[from..to] : [];
    }
}
