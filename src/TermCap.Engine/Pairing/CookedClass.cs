using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>What takes the place of an interface in taps where none is named (SLL): the packet type, the VLAN tags, whether the source address is the host's own, and the kind of content.</summary>
/// <remarks>A device is one of these at most: what a VLAN device shows has a tag less, what a macvlan device shows another packet type, what comes back from the network an own address.</remarks>
internal static class CookedClass
{
    /// <summary>Keys there are.</summary>
    public const int Count = SymbolCount * KindCount;

    /// <summary>Keys without their kind.</summary>
    public const int SymbolCount = TypeCount * TagCount * 2;

    /// <summary>Kinds of content.</summary>
    public const int KindCount = 6;

    // Interface keys that no kernel gives and no source has.
    private const uint FirstKey = 0x7FFE_0000;
    private const int TypeCount = 8;
    private const int TagCount = 3;

    /// <summary>The symbol of a frame: what its packets' walks are spelled with.</summary>
    public static int SymbolOf(in LocatedFrame located, bool isOwn)
    {
        int type = Math.Min((int)located.PacketType, TypeCount - 1);
        int tags = Math.Min((int)located.VlanTags, TagCount - 1);
        return (((type * TagCount) + tags) * 2) + (isOwn ? 1 : 0);
    }

    public static int SymbolOf(uint key) => (int)(key - FirstKey) / KindCount;

    public static CookedKind KindOf(uint key) => (CookedKind)((key - FirstKey) % KindCount);

    public static uint KeyOf(int symbol, CookedKind kind) => FirstKey + (uint)((symbol * KindCount) + (int)kind);

    public static bool IsKey(uint key) => key - FirstKey < Count;

    public static bool IsSent(int symbol) => TypeOf(symbol) == (int)CookedPacketType.Outgoing;

    public static int TypeOf(int symbol) => symbol / (TagCount * 2);

    public static int TagsOf(int symbol) => symbol / 2 % TagCount;

    public static bool IsOwn(int symbol) => (symbol & 1) != 0;

    /// <summary>The kind of a frame's content.</summary>
    public static CookedKind KindOf(in PairingFrame frame, in FrameContent content)
    {
        ref readonly LocatedFrame located = ref frame.Located;
        if (located.IpVersion == 4 && located.Identification != 0)
        {
            return CookedKind.Unique;
        }

        if (FrameFacts.IsMadeBySlave(content))
        {
            return CookedKind.BySlave;
        }

        return content.Layout.Protocol switch
        {
            IpProtocols.Tcp when located.IpVersion != 0 => FrameFacts.TryPayload(frame, content, out _, out _) ? CookedKind.TcpData : CookedKind.TcpEmpty,
            IpProtocols.Udp when located.IpVersion != 0 => CookedKind.Udp,
            _ => CookedKind.Other,
        };
    }
}
