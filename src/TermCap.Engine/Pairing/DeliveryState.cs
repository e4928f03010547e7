namespace TermCap.Engine.Pairing;

/// <summary>Whether a received packet reached the host.</summary>
public enum DeliveryState : byte
{
    /// <summary>The packet was sent, or it cannot be told.</summary>
    NotApplicable = 0,

    /// <summary>It did.</summary>
    Delivered,

    /// <summary>A device below took it no further: a backup slave, a link-local frame, an own frame that came back.</summary>
    NotDelivered,
}
