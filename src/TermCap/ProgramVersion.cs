using System.Reflection;

namespace TermCap;

/// <summary>The program's version, as built in.</summary>
internal static class ProgramVersion
{
    /// <summary>Such as <c>0.1.0</c>, without the commit.</summary>
    public static string Text { get; } =
        (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    /// <summary>Name and version, for files that we write.</summary>
    public static string Application { get; } = $"TermCap {Text}";
}
