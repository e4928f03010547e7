namespace TermCap.Screen.Model;

/// <summary>One copy of a packet, as the list shows it below the packet.</summary>
/// <param name="Frame">The number of the frame in its input, from 1.</param>
/// <param name="Interface">The interface's name.</param>
/// <param name="Role">Its role then: <c>active slave</c>, <c>master</c>, …</param>
/// <param name="Way"><c>in</c>, <c>out</c>, or empty when not known.</param>
/// <param name="DeltaNanoseconds">Time since the first copy; negative when this one is stamped earlier.</param>
public sealed record CopyLine(long Frame, string Interface, string Role, string Way, long DeltaNanoseconds)
{
    /// <summary>Whether this copy stands for the packet.</summary>
    public bool IsWitness { get; init; }

    /// <summary>What differed from the witness, and what a naive reading makes of it; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Whether the remark tells of a phantom.</summary>
    public bool IsPhantom { get; init; }
}
