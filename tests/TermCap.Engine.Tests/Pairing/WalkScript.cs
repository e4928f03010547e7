using System.Globalization;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>
/// Frames as text, one word each: interface index, <c>&lt;</c> received or <c>&gt;</c> sent, a letter for the bytes (same letter, same bytes), and after <c>@</c> the time in microseconds
/// (rises by one without). <c>4&gt;a 2&gt;a@5</c> is a packet sent at bond1 and, at 5 µs, at eth2.
/// </summary>
internal static class WalkScript
{
    /// <summary>Adds the frames and answers each one's packet number: <c>1 1 2</c>.</summary>
    public static string Run(PairingRig rig, string script)
    {
        List<long> packets = [];
        long time = 0;
        foreach (string word in script.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int turn = word.IndexOfAny(['<', '>']);
            int at = word.IndexOf('@', StringComparison.Ordinal);
            time = at < 0 ? time + 1 : long.Parse(word.AsSpan(at + 1), CultureInfo.InvariantCulture);
            char letter = word[turn + 1];
            byte[] packet = Packets.Udp(letter, 32, (byte)letter);
            packets.Add(rig.Add(Packets.Sll2(uint.Parse(word.AsSpan(0, turn), CultureInfo.InvariantCulture), word[turn] == '>', packet), time * 1000).Packet);
        }

        rig.End();
        return string.Join(' ', packets);
    }

    public static string Run(HostTopology topology, string script) => Run(new PairingRig(topology), script);
}
