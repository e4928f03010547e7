using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>A seeded hash of a pair of endpoints that is the same for both directions.</summary>
internal readonly struct FlowHash(ulong seed)
{
    // Odd constants with half of their bits set, as multiplicative hashing wants them (the golden ratio and the square root of 3, in 64 bits).
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xBB67_AE85_84CA_A73B;

    private readonly ulong _a = Fold(seed ^ First, Second) | 1;
    private readonly ulong _b = Fold(seed ^ Second, First) | 1;

    public uint Of(in TcpSegment segment)
    {
        ulong source = Endpoint(segment.Source, segment.SourcePort);
        ulong destination = Endpoint(segment.Destination, segment.DestinationPort);
        ulong hash = Fold((source + destination) ^ _a, (source ^ destination) ^ _b);
        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private ulong Endpoint(in IpAddress128 address, ushort port) => Fold(address.Low ^ _a, (address.High + ((ulong)port << 1) + 1) ^ _b);

    private static ulong Fold(ulong x, ulong y)
    {
        ulong high = Math.BigMul(x, y, out ulong low);
        return high ^ low;
    }
}
