using CsCheck;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Whatever the kernel could have produced comes apart again.</summary>
public sealed class WalkProperties
{
    private static readonly (uint Interface, bool Sent)[][] Shapes =
    [
        [(2, false), (4, false)],
        [(3, false), (4, false)],
        [(4, true), (2, true)],
        [(4, true), (3, true)],
        [(2, false), (4, false), (5, false)],
        [(5, true), (4, true), (3, true)],
        [(4, true)],
        [(3, false)],
    ];

    // Frames stand up to 9 ms behind later-stamped ones in the captures: 24 walks this far apart stay within that, and within the 20 ms for which a received copy is waited for.
    private const int StampStepMicroseconds = 9000 / 24;

    /// <summary>Walks begin in order and interleave; contents differ. Received walks carry one stamp.</summary>
    [Fact]
    public void Any_interleaving_of_walks_gives_the_walks_back()
    {
        Gen<(int[] Shapes, int[] Order)> walks = Gen.Select(Gen.Int[0, Shapes.Length - 1].Array[1, 24], Gen.Int[0, 1000].Array[80]);
        walks.Sample(
            (shapes, order) =>
            {
                PairingRig rig = new(Topology(), new PairingOptions { HashSeed = 3, GroupCapacity = 256, ByteCapacity = 1 });
                Dictionary<long, int> walkOf = [];
                foreach ((int walk, int step, int time) in Interleave(shapes, order))
                {
                    (uint index, bool sent) = Shapes[shapes[walk]][step];
                    long stamp = sent ? time : walk * StampStepMicroseconds;
                    long packet = rig.Add(Packets.Sll2(index, sent, Packets.Udp((ushort)(walk + 1), 40, (byte)walk)), stamp * 1000).Packet;
                    if (walkOf.TryGetValue(packet, out int known) ? known != walk : !walkOf.TryAdd(packet, walk))
                    {
                        return false;
                    }
                }

                rig.End();
                return walkOf.Values.Distinct().Count() == walkOf.Count && rig.Counters.Packets == shapes.Length;
            },
            iter: 2000, seed: "eiChMkKyAEf5");
    }

    /// <summary>Random frames from a small alphabet of bytes: no packet has two frames of one tap, each frame is in one packet, sums hold.</summary>
    [Fact]
    public void No_packet_has_two_frames_of_one_tap()
    {
        Gen<(uint Interface, bool Sent, byte Letter, int Gap)> frame = Gen.Select(Gen.UInt[2, 6], Gen.Bool, Gen.Byte[0, 2], Gen.Int[0, 3_000_000]);
        Gen.Select(frame.Array[1, 200], Gen.Int[1, 4]).Sample(
            (frames, capacity) =>
            {
                PairingRig rig = new(Topology(), new PairingOptions { GroupCapacity = capacity * capacity * 8, ByteCapacity = 1 });
                HashSet<(long, uint, bool)> taps = [];
                long time = 0;
                foreach ((uint index, bool sent, byte letter, int gap) in frames)
                {
                    time += gap;
                    FramePlacement placement = rig.Add(Packets.Sll2(index, sent, Packets.Udp(letter, 20, letter)), time);
                    Assert.False(placement.IsSlice);
                    if (!taps.Add((placement.Packet, index, sent)))
                    {
                        return false;
                    }
                }

                rig.End();
                return true;
            },
            iter: 2000, seed: "0000Oa5e4kC3");
    }

    private static HostTopology Topology() => PairingRig.Bond(BondMode.BalanceRoundRobin, new NetworkInterface(5, "bond1.100", InterfaceKind.Vlan) { Lowers = [4] });

    private static IEnumerable<(int Walk, int Step, int Time)> Interleave(int[] shapes, int[] order)
    {
        int[] next = new int[shapes.Length];
        int time = 0;
        for (int turn = 0; next.Where((step, walk) => step < Shapes[shapes[walk]].Length).Any(); turn++)
        {
            // Among the walks that are not over, the first few may go on: the kernel keeps many in flight, not all.
            int[] open = [.. Enumerable.Range(0, shapes.Length).Where(walk => next[walk] < Shapes[shapes[walk]].Length).Take(5)];
            int chosen = open[order[turn % order.Length] % open.Length];
            yield return (chosen, next[chosen]++, ++time);
        }
    }
}
