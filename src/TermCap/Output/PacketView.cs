using System.Net;
using System.Runtime.InteropServices;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;

namespace TermCap.Output;

/// <summary>One final packet with its frames, as the outputs read it. Used again for the next packet; by the worker's thread.</summary>
/// <remarks>Bound: a packet has as many frames as pairing joins, some dozens at most but for a large segment's slices (64 KiB in slices of an MTU each: 45 and more).</remarks>
internal sealed class PacketView(CaptureWorker worker)
{
    private readonly List<FrameRow> _frames = [];
    private PacketRow _row;

    /// <summary>The packet's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The packet's row.</summary>
    public ref readonly PacketRow Row => ref _row;

    /// <summary>All its frames, in the order of the input.</summary>
    public ReadOnlySpan<FrameRow> Frames => CollectionsMarshal.AsSpan(_frames);

    /// <summary>The frame that stands for it; the first one where none was decided.</summary>
    public FrameRow Witness { get; private set; }

    /// <summary>Reads a packet; false when it has left the store.</summary>
    public bool Read(long packet)
    {
        _frames.Clear();
        if (!worker.Store.TryGetPacket(packet, out _row))
        {
            return false;
        }

        Number = packet;
        Witness = default;
        long at = _row.FirstFrame;
        while (worker.Store.TryGetFrame(at, out FrameRow frame))
        {
            _frames.Add(frame);
            if (at == _row.Witness || (_row.Witness == 0 && _frames.Count == 1))
            {
                Witness = frame;
            }

            if (frame.NextOfPacket == 0)
            {
                break;
            }

            at += frame.NextOfPacket;
        }

        return _frames.Count > 0;
    }

    /// <summary>The name of an interface.</summary>
    public string NameOf(uint key) => worker.Interfaces.NameOf(key);

    /// <summary>The packet's source as text: an IP address, a MAC address, or empty.</summary>
    public string Source => Address(_row.SourceHigh, _row.SourceLow);

    /// <summary>The packet's destination.</summary>
    public string Destination => Address(_row.DestinationHigh, _row.DestinationLow);

    /// <summary>Whether it has ports.</summary>
    public bool HasPorts => _row.IpVersion != 0 && (_row.SourcePort != 0 || _row.DestinationPort != 0);

    private string Address(ulong high, ulong low)
    {
        switch (_row.IpVersion)
        {
            case 4:
                return $"{(byte)(low >> 24)}.{(byte)(low >> 16)}.{(byte)(low >> 8)}.{(byte)low}";
            case 6:
                Span<byte> bytes = stackalloc byte[16];
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
                return new IPAddress(bytes).ToString();
            default:
                return low == 0 ? "" : string.Join(':', Enumerable.Range(0, 6).Select(i => ((byte)(low >> (40 - (8 * i)))).ToString("x2")));
        }
    }
}
