namespace TermCap.Screen.State;

/// <summary>The panes of the packet view that take the moving keys.</summary>
public enum PaneKind
{
    /// <summary>The packets.</summary>
    List,

    /// <summary>The detail tree.</summary>
    Detail,

    /// <summary>The bytes.</summary>
    Bytes,
}
