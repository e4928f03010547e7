using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace TermCap.Screen.Driver;

/// <summary>Puts our output and input under Terminal.Gui's ANSI driver.</summary>
/// <remarks>
/// 2.5.0 has no public seam for this (<c>DriverRegistry.Register</c> accepts a driver that <c>Init</c> then refuses), so one private field is set by
/// reflection. A test holds that the field exists; where it does not, the stock driver serves, with more bytes.
/// </remarks>
internal sealed class CellDriver(CellOutput output, KeySequences? keys) : AnsiComponentFactory
{
    private const string ApplicationType = "Terminal.Gui.App.ApplicationImpl, Terminal.Gui";
    private const string FactoryField = "_componentFactory";

    /// <summary>The field that the internal constructor of the application fills; null in a version without it.</summary>
    internal static FieldInfo? Seam => FindSeam();

    /// <inheritdoc/>
    public override IOutput CreateOutput() => output;

    /// <inheritdoc/>
    public override IInput<char> CreateInput() => keys is null ? base.CreateInput() : new TtyInput(keys);

    /// <summary>Makes an application use this driver; to be called before its <c>Init</c>.</summary>
    /// <returns>False when the toolkit has no such seam.</returns>
    public bool Use(IApplication application)
    {
        Seam?.SetValue(application, this);
        return Seam is not null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The dynamic dependency below keeps the field.")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, "Terminal.Gui.App.ApplicationImpl", "Terminal.Gui")]
    private static FieldInfo? FindSeam() =>
        Type.GetType(ApplicationType)?.GetField(FactoryField, BindingFlags.Instance | BindingFlags.NonPublic);
}
