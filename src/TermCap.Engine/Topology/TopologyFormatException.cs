namespace TermCap.Engine.Topology;

/// <summary>A topology that cannot be used; the message is one sentence that says what, where and why.</summary>
public sealed class TopologyFormatException(string sentence) : Exception(sentence);
