namespace TermCap.Engine.Frames;

/// <summary>Names of files that a capture program rotates: tcpdump <c>-C</c> appends a number to the name, <c>-G</c> writes the time into it; dumpcap inserts <c>_00001_20261122210643</c>.</summary>
public static class RotatedName
{
    // A five-digit count, or what a date has at least: shorter numbers are part of a device's name (eth2, eth2.30).
    private const int DigitsMin = 5;

    private static readonly string[] Extensions = [".gz", ".pcap", ".pcapng", ".cap", ".dmp"];

    /// <summary>The name without folder, extension and what a rotation adds; without folder and extension where nothing else would be left.</summary>
    /// <param name="path">A file's path.</param>
    public static string StemOf(string path)
    {
        string name = Path.GetFileName(path);
        int kept = name.Length;
        foreach (string extension in Extensions)
        {
            int digits = kept;
            while (extension != ".gz" && digits > 0 && char.IsAsciiDigit(name[digits - 1]))
            {
                digits--;
            }

            if (name.AsSpan(0, digits).EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                kept = digits - extension.Length;
            }
        }

        string bare = kept < name.Length ? name[..kept] : Path.GetFileNameWithoutExtension(name);
        string stem = WithoutNumbers(bare);
        return stem.Length > 0 ? stem : bare;
    }

    private static string WithoutNumbers(string name)
    {
        int kept = name.Length;
        int digits = 0;
        for (int at = name.Length - 1; at >= 0 && (char.IsAsciiDigit(name[at]) || name[at] is '-' or '_' or '.' or ':' or 'T' or 'Z'); at--)
        {
            if (char.IsAsciiDigit(name[at]))
            {
                digits++;
            }
            else if (name[at] is '-' or '_' or '.')
            {
                kept = at;
            }
        }

        return digits >= DigitsMin ? name[..kept] : name;
    }
}
