using System.Reflection;

namespace TermCap.Screen.Themes;

/// <summary>Where themes come from: the user's folder, the folder beside the program, and those built in; the first that has the name wins.</summary>
/// <param name="folders">Folders to look in, best first; those that do not exist are passed over.</param>
public sealed class ThemeFolder(IReadOnlyList<string> folders)
{
    private const string Ending = ".json";
    private const string ResourcePrefix = "themes/";

    /// <summary>More than any theme needs; what is larger is refused rather than read.</summary>
    private const int FileBytesMax = 65_536;

    /// <summary>The names of the themes built in.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["dark", "light", "mono"];

    /// <summary>The folders that the program looks in: <c>$XDG_CONFIG_HOME/termcap/themes</c> (or <c>~/.config</c>), then <c>themes</c> beside the binary.</summary>
    public static ThemeFolder Standard(Func<string, string?> variable)
    {
        string? configuration = variable("XDG_CONFIG_HOME");
        string? home = variable("HOME");
        List<string> folders = [];
        if (!string.IsNullOrEmpty(configuration))
        {
            folders.Add(Path.Combine(configuration, "termcap", "themes"));
        }
        else if (!string.IsNullOrEmpty(home))
        {
            folders.Add(Path.Combine(home, ".config", "termcap", "themes"));
        }

        folders.Add(Path.Combine(AppContext.BaseDirectory, "themes"));
        return new ThemeFolder(folders);
    }

    /// <summary>All names, the built-in ones first.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. BuiltIn.Concat(folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Ending))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)).Distinct(),
    ];

    /// <summary>Reads a theme.</summary>
    /// <param name="name">A name without folder or ending.</param>
    /// <exception cref="ThemeException">No such theme, or what is wrong with it, with its line.</exception>
    public Theme Load(string name)
    {
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            throw new ThemeException($"a theme is given by its name, not as a path: {name}");
        }

        foreach (string folder in folders)
        {
            string file = Path.Combine(folder, name + Ending);
            if (File.Exists(file))
            {
                return ThemeReader.Read(name, file, FileBytes(file));
            }
        }

        return LoadBuiltIn(name) ?? throw new ThemeException($"no theme \"{name}\"; there are {string.Join(' ', Names)}");
    }

    private static byte[] FileBytes(string file)
    {
        try
        {
            return new FileInfo(file).Length <= FileBytesMax ? File.ReadAllBytes(file) : throw new ThemeException($"{file}: too large for a theme");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ThemeException($"cannot read {file}: {failure.Message}");
        }
    }

    private static Theme? LoadBuiltIn(string name)
    {
        using Stream? resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + name + Ending);
        if (resource is null)
        {
            return null;
        }

        byte[] json = new byte[resource.Length];
        resource.ReadExactly(json);
        return ThemeReader.Read(name, $"themes/{name}{Ending}", json);
    }
}
