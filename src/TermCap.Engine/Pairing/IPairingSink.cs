namespace TermCap.Engine.Pairing;

/// <summary>Who hears what pairing finds. Called only inside Add, Advance, SetTopology and Flush, on the caller's thread.</summary>
/// <remarks>
/// Decided and Closed come exactly once per packet, in this order, each in no order across packets. For the frame being added they may come before Add has returned: its packet is then
/// <see cref="Pairer.NextPacket"/> as it was before the call, or one that was announced earlier.
/// </remarks>
public interface IPairingSink
{
    /// <summary>The packet's witness is certain.</summary>
    void Decided(in PacketDecision decision);

    /// <summary>No more copies can come.</summary>
    void Closed(in PacketClosing closing);

    /// <summary><paramref name="packet"/> went on as <paramref name="other"/>, which is younger.</summary>
    void Linked(long packet, long other, PacketLinkKind kind);
}
