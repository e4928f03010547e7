using TermCap.Screen.Panes;
using Terminal.Gui.Input;

namespace TermCap.Screen.List;

/// <summary>What wheel and clicks do in a pane: the wheel moves three rows, a click selects.</summary>
internal static class ListMouse
{
    private const int WheelRows = 3;

    /// <summary>Handles a mouse event; false when it means nothing here.</summary>
    public static bool Handle(Mouse mouse, IMovable pane, Func<int, string?> click)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledDown) || mouse.Flags.HasFlag(MouseFlags.WheeledUp))
        {
            for (int row = 0; row < WheelRows; row++)
            {
                _ = pane.Move(mouse.Flags.HasFlag(MouseFlags.WheeledDown) ? Motion.Down : Motion.Up);
            }

            return true;
        }

        if (mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed) && mouse.Position is { } place)
        {
            _ = click(place.Y);
            return true;
        }

        return false;
    }
}
