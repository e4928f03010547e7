using System.Text.Json;

namespace TermCap.Arguments;

/// <summary>The user's settings, <c>$XDG_CONFIG_HOME/termcap/config.json</c>: long flags without their dashes, and their values. Flags on the command line win.</summary>
/// <remarks>Bound: 64 KiB. Only flags marked as settings are taken; another key is refused with a sentence, so that a slip is not silent.</remarks>
internal static class SettingsFile
{
    private const int MaximumBytes = 64 * 1024;

    /// <summary>Where it is looked for; null where there is no home.</summary>
    public static string? DefaultPath()
    {
        string? folder = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        if (string.IsNullOrEmpty(folder))
        {
            string? home = Environment.GetEnvironmentVariable("HOME");
            folder = string.IsNullOrEmpty(home) ? null : Path.Combine(home, ".config");
        }

        return folder is null ? null : Path.Combine(folder, "termcap", "config.json");
    }

    /// <summary>The settings; empty when there is no such file.</summary>
    /// <exception cref="Failure">It is there but cannot be used.</exception>
    public static IReadOnlyList<(FlagRow Flag, string? Value)> Read(string? path)
    {
        if (path is null || !File.Exists(path))
        {
            return [];
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length > MaximumBytes)
            {
                throw Failure.Usage($"cannot use the settings in {path}: {file.Length} bytes are more than {MaximumBytes}; shorten or remove it");
            }

            using JsonDocument document = JsonDocument.Parse(file, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().SelectMany(property => Of(property, path))]
                : throw Failure.Usage($"cannot use the settings in {path}: write one object, such as {{\"theme\":\"light\",\"utc\":true}}");
        }
        catch (JsonException broken)
        {
            throw Failure.Usage($"cannot use the settings in {path}: line {broken.LineNumber + 1} is no JSON; mend or remove it");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure.Usage($"cannot read the settings in {path}: {failure.Message}; make it readable or remove it");
        }
    }

    private static IEnumerable<(FlagRow Flag, string? Value)> Of(JsonProperty property, string path)
    {
        FlagRow? flag = Array.Find(FlagTable.All, row => row.IsSetting && row.Name == "--" + property.Name);
        if (flag is null)
        {
            string known = string.Join(", ", FlagTable.All.Where(row => row.IsSetting).Select(row => row.Name[2..]));
            throw Failure.Usage($"unknown setting {property.Name} in {path}; known are {known}");
        }

        switch (property.Value.ValueKind, flag.Argument)
        {
            case (JsonValueKind.True, null):
                return [(flag, null)];
            case (JsonValueKind.False, null):
                return [];
            case (JsonValueKind.String, not null):
                return [(flag, property.Value.GetString())];
            case (JsonValueKind.Number, not null):
                return [(flag, property.Value.GetRawText())];
            default:
                throw Failure.Usage($"cannot use the setting {property.Name} in {path}: it takes {(flag.Argument is null ? "true or false" : "a value, as the flag does: " + flag.Forms)}");
        }
    }
}
