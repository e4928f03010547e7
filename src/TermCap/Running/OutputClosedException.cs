namespace TermCap.Running;

/// <summary>Whoever read our output has gone (<c>head</c> has its lines): the run ends quietly, with success.</summary>
internal sealed class OutputClosedException() : IOException("standard output was closed");
