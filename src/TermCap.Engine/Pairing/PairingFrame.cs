using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>One frame as pairing takes it; lives only for the call.</summary>
public ref struct PairingFrame
{
    private ref readonly LocatedFrame _located;

    /// <summary>Joins the frame's record with what the locator found in its bytes.</summary>
    /// <param name="located">Located over exactly <paramref name="captured"/>.</param>
    /// <param name="captured">The captured bytes, link header included.</param>
    public PairingFrame(ref readonly LocatedFrame located, ReadOnlySpan<byte> captured) => Of(in located, captured, out this);

    /// <summary>The same, in place: what a constructor makes is made apart and copied.</summary>
    public static void Of(ref readonly LocatedFrame located, ReadOnlySpan<byte> captured, out PairingFrame frame)
    {
        frame = default;
        frame._located = ref located;
        frame.Captured = captured;
    }

    /// <summary>The frame's number over all inputs of the run, from 1, rising by one.</summary>
    public long Frame { get; set; }

    /// <summary>Nanoseconds since 1970, UTC, as the capture says.</summary>
    public long TimeNanoseconds { get; set; }

    /// <summary>
    /// The interface: the kernel's ifindex (SLL2, our own pcapng), for other sources the topology's index of that name, else <see cref="UnnamedSource"/> plus the source's number.
    /// 0 where the frame does not tell (SLL).
    /// </summary>
    public uint Interface { get; set; }

    /// <summary>Keys from here on are sources (files) that no topology names.</summary>
    public const uint UnnamedSource = 0x8000_0000;

    /// <summary>Where the headers lie.</summary>
    public readonly ref readonly LocatedFrame Located => ref _located;

    /// <summary>The captured bytes, link header included.</summary>
    public ReadOnlySpan<byte> Captured { get; private set; }

    /// <summary>The length when captured, link header included.</summary>
    public int OriginalLengthBytes { get; set; }

    /// <summary>The link type of the bytes.</summary>
    public LinkType LinkType { get; set; }

    /// <summary>The number of the input, from 1.</summary>
    public byte Input { get; set; }

    /// <summary>What <see cref="Pairer.KeyOf"/> said of the frame; without, its hash is made when it is placed.</summary>
    public ContentKey Key { get; set; }
}
