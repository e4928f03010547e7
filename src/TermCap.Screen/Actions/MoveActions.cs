using TermCap.Screen.Keys;
using TermCap.Screen.Panes;

namespace TermCap.Screen.Actions;

/// <summary>The moving keys go to the pane that has the keys.</summary>
internal sealed class MoveActions(ScreenWindow window) : IActionSet
{
    /// <inheritdoc/>
    public void AddTo(ActionMap map)
    {
        map[ScreenAction.Down] = () => window.Movable.Move(Motion.Down);
        map[ScreenAction.Up] = () => window.Movable.Move(Motion.Up);
        map[ScreenAction.PageDown] = () => window.Movable.Move(Motion.PageDown);
        map[ScreenAction.PageUp] = () => window.Movable.Move(Motion.PageUp);
        map[ScreenAction.HalfPageDown] = () => window.Movable.Move(Motion.HalfPageDown);
        map[ScreenAction.HalfPageUp] = () => window.Movable.Move(Motion.HalfPageUp);
        map[ScreenAction.First] = () => window.Movable.Move(Motion.First);
        map[ScreenAction.Last] = () => window.Movable.Move(Motion.Last);
        map[ScreenAction.Left] = () => window.Movable.Move(Motion.Left);
        map[ScreenAction.Right] = () => window.Movable.Move(Motion.Right);
    }
}
