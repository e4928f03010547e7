namespace TermCap.Screen.State;

/// <summary>A short word in the footer's place, until the next key or until it has been there for some seconds.</summary>
/// <param name="Text">What is said.</param>
/// <param name="IsError">Whether something could not be done.</param>
/// <param name="Since">When it was said, on the screen's clock.</param>
internal sealed record Message(string Text, bool IsError, long Since);
