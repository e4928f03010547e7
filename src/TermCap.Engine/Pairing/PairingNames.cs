namespace TermCap.Engine.Pairing;

/// <summary>What pairing says of packets and copies, as JSON names and as words for people: one table for text, JSON, reports and screen (design.md 13).</summary>
public static class PairingNames
{
    private static readonly (PacketNotes Note, string Name, string Sentence)[] NoteRows =
    [
        (PacketNotes.Ambiguous, "ambiguous", "its copies could as well be another packet's with the same bytes"),
        (PacketNotes.MasterCopyMissing, "master_copy_missing", "the capture lost the copy at the master"),
        (PacketNotes.SlaveCopyMissing, "slave_copy_missing", "no copy at a slave: dropped below the master, or lost by the capture"),
        (PacketNotes.NotDelivered, "not_delivered", "received by a slave, not taken by the master"),
        (PacketNotes.Decapsulated, "decapsulated", "came out of an ESP packet"),
        (PacketNotes.NetworkDuplicate, "network_duplicate", "the network repeated it; its sender sent it once"),
        (PacketNotes.OwnFrameReturned, "own_frame_returned", "one of our own that the network sent back"),
        (PacketNotes.LeftApart, "left_apart", "it may be a copy of another packet, but the evidence does not suffice"),
    ];

    private static readonly (CopyDifferences Difference, string Name, string Words)[] DifferenceRows =
    [
        (CopyDifferences.Vlan, "vlan", "VLAN tag"),
        (CopyDifferences.Checksum, "checksum", "checksum"),
        (CopyDifferences.Ecn, "ecn", "ECN"),
        (CopyDifferences.Mac, "mac", "MAC"),
        (CopyDifferences.Length, "length", "length"),
        (CopyDifferences.Ttl, "ttl", "TTL"),
        (CopyDifferences.Time, "time", "time"),
    ];

    private static readonly string[] MethodNames = ["single", "exact", "inferred"];
    private static readonly string[] LinkNames = ["nat", "tunnel", "esp"];

    /// <summary>The notes in the order in which they are written: one bit, its name, and a sentence without its point.</summary>
    public static ReadOnlySpan<(PacketNotes Note, string Name, string Sentence)> Notes => NoteRows;

    /// <summary>The differences in the order in which they are written: one bit, its name, its words.</summary>
    public static ReadOnlySpan<(CopyDifferences Difference, string Name, string Words)> Differences => DifferenceRows;

    /// <summary>exact, inferred or single.</summary>
    public static string NameOf(PairingMethod method) => MethodNames[(int)method];

    /// <summary>nat, tunnel or esp.</summary>
    public static string NameOf(PacketLinkKind kind) => LinkNames[(int)kind];
}
