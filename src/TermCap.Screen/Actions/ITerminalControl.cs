namespace TermCap.Screen.Actions;

/// <summary>What keys ask of the terminal itself.</summary>
internal interface ITerminalControl
{
    /// <summary>Sends a control sequence of ours.</summary>
    void Send(string sequence);

    /// <summary>Gives the terminal to the shell until <c>fg</c>.</summary>
    void Suspend();

    /// <summary>Draws every cell again.</summary>
    void RedrawAll();
}
