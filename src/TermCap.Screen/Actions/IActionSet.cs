namespace TermCap.Screen.Actions;

/// <summary>Handlers of some of the actions. A handler answers null, or a short word why it cannot act now.</summary>
internal interface IActionSet
{
    /// <summary>Adds the handlers.</summary>
    void AddTo(ActionMap map);
}
