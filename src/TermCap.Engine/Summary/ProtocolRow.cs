namespace TermCap.Engine.Summary;

/// <summary>A row of the protocol table.</summary>
/// <param name="Name">The name in the list.</param>
/// <param name="Carrier">What it lies in.</param>
/// <param name="Numbers">The EtherTypes, IP protocols or ports that announce it.</param>
/// <param name="Write">Writes its info.</param>
internal sealed record ProtocolRow(string Name, ProtocolCarrier Carrier, ushort[] Numbers, SummaryParser Write)
{
    /// <summary>Whether its bytes tell it on any port.</summary>
    public bool IsToldByBytes { get; init; }
}
