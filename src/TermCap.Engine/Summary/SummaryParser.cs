namespace TermCap.Engine.Summary;

/// <summary>Writes a protocol's info; false, with whatever was written to be taken back, when the bytes are not its own.</summary>
internal delegate bool SummaryParser(SummaryInput input, ref SummaryWriter writer);
