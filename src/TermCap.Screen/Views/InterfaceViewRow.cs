using TermCap.Screen.Model;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>A row of the interfaces view: a device, or a line of text below the tree.</summary>
/// <param name="Device">The device; null for a line of text.</param>
/// <param name="Text">The text.</param>
/// <param name="Role">How the text looks.</param>
internal sealed record InterfaceViewRow(InterfaceLine? Device, string Text, Role Role);
