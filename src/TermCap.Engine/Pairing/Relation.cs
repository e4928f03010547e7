namespace TermCap.Engine.Pairing;

/// <summary>How a tap follows a walk; the order is the order of preference where a frame could follow several.</summary>
internal enum Relation : byte
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>A copy that should have come before, with the same stamp: only where files were merged by time.</summary>
    Late,

    /// <summary>Received at one device, then sent at another with TTL or hop limit one lower.</summary>
    Forward,

    /// <summary>Received at a bridge's port, then sent at another port.</summary>
    BridgeTurn,

    /// <summary>Sent, a device between not seen.</summary>
    DownFar,

    /// <summary>Received, a device between not seen.</summary>
    UpFar,

    /// <summary>Sent at a device directly below (or, without interfaces, sent once more).</summary>
    Down,

    /// <summary>Received at a device directly above (or, without interfaces, received once more).</summary>
    Up,

    /// <summary>The first copy of a walk.</summary>
    Open,
}
