using System.IO.Hashing;

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
        Span<ContentHole> holes = stackalloc ContentHole[ContentHole.CountMax];
        int count = ContentHole.Find(layout, holes);
        foreach (ContentHole hole in holes[..count])
        {
            for (int at = hole.Offset; at < hole.Offset + hole.Length && at < run; at++)
            {
                scratch[at] &= (byte)~hole.Mask;
            }
        }

        ulong mixed = ((ulong)(uint)layout.NetworkLengthBytes << 16) | layout.EtherType;
        return XxHash3.HashToUInt64(scratch, seed) ^ (mixed * 0x9E3779B97F4A7C15);
    }
}
