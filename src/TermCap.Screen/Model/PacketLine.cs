using TermCap.Engine.Frames;

namespace TermCap.Screen.Model;

/// <summary>One packet as the list shows it. Texts may hold anything: the panes filter what reaches the terminal.</summary>
public sealed record PacketLine
{
    /// <summary>The packet's number, from 1, in packet order; stays the same under a filter.</summary>
    public required long Number { get; init; }

    /// <summary>The witness's time.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>The time of the packet before it in the list; null for the first one.</summary>
    public Timestamp? TimeBefore { get; init; }

    /// <summary>Address and port of the sender, as text.</summary>
    public required string Source { get; init; }

    /// <summary>Address and port of the receiver, as text.</summary>
    public required string Destination { get; init; }

    /// <summary>The innermost protocol that is understood.</summary>
    public required string Protocol { get; init; }

    /// <summary>What happens, in one line.</summary>
    public required string Info { get; init; }

    /// <summary>The interfaces of the walk, in the order of the walk, innermost copies last.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The same for narrow screens: a master beside others is left out, an empty name at either end stands for it.</summary>
    public IReadOnlyList<string> PathShort { get; init; } = [];

    /// <summary>The witness's length on the wire.</summary>
    public required int LengthBytes { get; init; }

    /// <summary>How many copies the packet has, the witness included; at least 1.</summary>
    public required int Copies { get; init; }

    /// <summary>Time from the first copy to the last, in nanoseconds.</summary>
    public long SpreadNanoseconds { get; init; }

    /// <summary>The TCP stream; negative when it has none.</summary>
    public int Stream { get; init; } = -1;

    /// <summary>The letter of the worst verdict: upper case for real trouble, lower case for a phantom, blank for none.</summary>
    public char Letter { get; init; } = ' ';

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>Whether the user marked it.</summary>
    public bool IsMarked { get; init; }
}
