using System.IO.Hashing;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>The seeded hash that finds candidates: over the headers and a bounded run of payload, without what copies may differ in.</summary>
/// <remarks>
/// All copies must hash the same run, whatever a snaplen and tags took from them. A cut frame that is shorter than the run shortens it for good, with room for two tags
/// (<see cref="Shorten"/>), but never below <see cref="RunFloorBytes"/>: frames shorter than that hash what they have.
/// </remarks>
internal sealed class ContentHash(long seed, int snapLengthBytes)
{
    /// <summary>The longest run: headers with options, and some forty bytes of payload.</summary>
    public const int RunBytes = 128;

    /// <summary>IPv4 and TCP without options: enough to tell most packets apart.</summary>
    public const int RunFloorBytes = 40;

    // The longest link header (SLL2) and two VLAN tags.
    private const int LinkBytesMax = 20 + 8;

    private readonly byte[] _scratch = new byte[RunBytes];

    /// <summary>The run that is hashed now.</summary>
    public int Run { get; private set; } = snapLengthBytes > 0 ? Math.Clamp(snapLengthBytes - LinkBytesMax, RunFloorBytes, RunBytes) : RunBytes;

    /// <summary>Whether this content is cut so short that the run has to become shorter.</summary>
    public bool MustShorten(in FrameContent content) => content.Bytes.Length < Run && content.IsCut && Run > RunFloorBytes;

    /// <summary>Makes the run short enough for such frames. Hashes made before are void.</summary>
    public void Shorten(int capturedBytes) => Run = Math.Clamp(capturedBytes - 8, RunFloorBytes, Run);

    /// <summary>The hash; the same for all contents that could be copies of one packet.</summary>
    public ulong Of(ReadOnlySpan<byte> bytes, in ContentLayout layout)
    {
        int run = Math.Min(Math.Min(Run, bytes.Length), layout.NetworkLengthBytes);
        Span<byte> scratch = _scratch.AsSpan(0, run);
        bytes[..run].CopyTo(scratch);
        Mask(scratch, layout);
        ulong mixed = ((ulong)(uint)layout.NetworkLengthBytes << 16) | layout.EtherType;
        return XxHash3.HashToUInt64(scratch, seed) ^ (mixed * 0x9E3779B97F4A7C15);
    }

    /// <summary>Takes out what <see cref="ContentHole.Find"/> names; written out, for it runs for every frame.</summary>
    private static void Mask(Span<byte> bytes, in ContentLayout layout)
    {
        if (layout.IpVersion == 4 && bytes.Length >= 12)
        {
            bytes[1] &= 0xFC;
            bytes[8] = bytes[10] = bytes[11] = 0;
        }
        else if (layout.IpVersion == 6 && bytes.Length >= 8)
        {
            bytes[1] &= 0xCF;
            bytes[7] = 0;
        }
        else
        {
            MaskRare(bytes, layout);
            return;
        }

        if (layout.TransportOffset < 0)
        {
            return;
        }

        if (layout.Protocol == IpProtocols.Tcp)
        {
            Clear(bytes, layout.TransportOffset + 16, 2);
        }
        else if (layout.Protocol == IpProtocols.Udp)
        {
            Clear(bytes, layout.TransportOffset + 6, 2);
        }
        else if (layout.Protocol == IpProtocols.Sctp)
        {
            Clear(bytes, layout.TransportOffset + 8, 4);
        }

        if (layout.InnerTcpOffset > layout.TransportOffset)
        {
            Clear(bytes, layout.InnerTcpOffset + 16, 2);
        }
    }

    private static void MaskRare(Span<byte> bytes, in ContentLayout layout)
    {
        Span<ContentHole> holes = stackalloc ContentHole[ContentHole.CountMax];
        int count = ContentHole.Find(layout, holes);
        foreach (ContentHole hole in holes[..count])
        {
            for (int at = hole.Offset; at < hole.Offset + hole.Length && at < bytes.Length; at++)
            {
                bytes[at] &= (byte)~hole.Mask;
            }
        }
    }

    private static void Clear(Span<byte> bytes, int offset, int length)
    {
        for (int at = offset; at < offset + length && at < bytes.Length; at++)
        {
            bytes[at] = 0;
        }
    }
}
