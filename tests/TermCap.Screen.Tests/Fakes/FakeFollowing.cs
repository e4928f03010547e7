using TermCap.Screen.Model;

namespace TermCap.Screen.Tests.Fakes;

/// <summary>A stream that is there at once.</summary>
internal sealed class FakeFollowing(FollowedStream? stream) : IFollowing
{
    public double Progress => 1;

    public bool Advance(int packetsAtMost) => true;

    public FollowedStream? Result() => stream;
}
