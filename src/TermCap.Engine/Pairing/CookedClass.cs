using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>The kinds of frames that are told apart where no interface is named (SLL): each kind has its own number of copies, and its own proof.</summary>
/// <remarks>A broadcast also comes by the backup slaves; what a tunnel device sends has other copies than what carries it. Kinds take the place of interfaces in taps.</remarks>
internal static class CookedClass
{
    /// <summary>Kinds there are: packet types by protocols.</summary>
    public const int Count = TypeCount * ProtocolCount;

    // Interface keys that no kernel gives and no source has.
    private const uint FirstKey = 0x7FFE_0000;
    private const int TypeCount = 8;
    private const int ProtocolCount = 16;

    /// <summary>The key that stands for the interface.</summary>
    public static uint KeyOf(in LocatedFrame located)
    {
        int type = (int)located.PacketType < TypeCount ? (int)located.PacketType : TypeCount - 1;
        return FirstKey + (uint)((type * ProtocolCount) + ProtocolOf(located));
    }

    public static bool IsKey(uint key) => key - FirstKey < Count;

    public static int IndexOf(uint key) => (int)(key - FirstKey);

    private static int ProtocolOf(in LocatedFrame located)
    {
        int version = located.IpVersion == 6 ? 8 : 0;
        return located.IpVersion == 0
            ? located.EtherType == EtherTypes.Arp ? 7 : 15
            : version + located.Protocol switch
            {
                IpProtocols.Tcp => located.Tunnel == TunnelKind.None ? 0 : 5,
                IpProtocols.Udp => located.Tunnel == TunnelKind.None ? 1 : 5,
                IpProtocols.Icmp or IpProtocols.IcmpV6 => 2,
                IpProtocols.Esp => 3,
                IpProtocols.Gre => 4,
                _ => 6,
            };
    }
}
