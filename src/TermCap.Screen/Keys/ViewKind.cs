namespace TermCap.Screen.Keys;

/// <summary>The views, as a set so that a key can belong to several.</summary>
[Flags]
public enum ViewKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The packet list, with detail and bytes below it.</summary>
    Packets = 1,

    /// <summary>Who talks to whom.</summary>
    Conversations = 2,

    /// <summary>The host's devices.</summary>
    Interfaces = 4,

    /// <summary>What happened.</summary>
    Events = 8,

    /// <summary>Why a row has its verdict.</summary>
    Why = 16,

    /// <summary>What a stream's ends said.</summary>
    Follow = 32,

    /// <summary>The keys.</summary>
    Help = 64,

    /// <summary>A line is being typed.</summary>
    Prompt = 128,

    /// <summary>All but the prompt.</summary>
    Anywhere = Packets | Conversations | Interfaces | Events | Why | Follow | Help,
}
