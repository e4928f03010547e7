namespace TermCap.Screen.Model;

/// <summary>Puts a stream together, packet by packet, as the screen finds time.</summary>
public interface IFollowing
{
    /// <summary>How far it has looked, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>Looks at some more packets.</summary>
    /// <returns>True when it has looked at all.</returns>
    bool Advance(int packetsAtMost);

    /// <summary>What was found so far; null for nothing.</summary>
    FollowedStream? Result();
}
