namespace TermCap.Screen.Panes;

/// <summary>A way to move.</summary>
internal enum Motion
{
    Down, Up, PageDown, PageUp, HalfPageDown, HalfPageUp, First, Last, Left, Right,
}
