namespace TermCap.Screen.List;

/// <summary>A line of the packet list.</summary>
/// <param name="Position">The packet's position; the model's <c>End</c> for events after the last packet.</param>
/// <param name="Line">0 is the packet, 1 and up its copies when open, below 0 the events before it (-1 the nearest).</param>
internal readonly record struct ListCursor(long Position, int Line);
