using System.Globalization;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>The names of a recording's files, as tcpdump(1) says at -w, -C, -G and -W.</summary>
internal static class RotationNames
{
    /// <summary>The name of the file with a number, from 0, that begins at a moment.</summary>
    /// <remarks>Without <see cref="RotationOptions.Files"/> the first has no number. With it all have one, from 0, with leading zeros so that they sort.</remarks>
    public static string Of(RotationOptions options, int number, Timestamp start)
    {
        string name = options.Seconds is null ? options.Path : StrftimeName.At(options.Path, start, options.Zone);
        int digits = options.LengthBytes is not null && options.Files is { } files ? Digits(files - 1) : 0;
        return number == 0 && digits == 0 ? name : name + number.ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>How many digits the highest number has; none for 0, since a single file has no number.</summary>
    private static int Digits(int highest) => highest <= 0 ? 0 : highest.ToString(CultureInfo.InvariantCulture).Length;
}
