namespace TermCap.Arguments;

/// <summary>How to capture on a device, as the command line says it.</summary>
internal sealed record DeviceOptions
{
    /// <summary>The interface.</summary>
    public string Name { get; init; } = "any";

    /// <summary>The capture filter's words, joined; empty for everything.</summary>
    public string Filter { get; init; } = "";

    /// <summary>At most this much is kept of a frame; null for the default.</summary>
    public int? SnapLengthBytes { get; init; }

    /// <summary>The ring; null for the default.</summary>
    public int? RingBytes { get; init; }

    /// <summary>in, out or inout.</summary>
    public string Direction { get; init; } = "inout";

    /// <summary>The link type's name; null for the best.</summary>
    public string? LinkType { get; init; }

    /// <summary>Whether the network card is put into promiscuous mode.</summary>
    public bool IsPromiscuous { get; init; }

    /// <summary>Whether the SSH session that this runs in is kept.</summary>
    public bool KeepsSsh { get; init; }

    /// <summary>The user to become; null for the one who called sudo.</summary>
    public string? User { get; init; }
}
