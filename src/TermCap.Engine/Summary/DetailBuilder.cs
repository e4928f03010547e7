using System.Globalization;
using System.Text;

namespace TermCap.Engine.Summary;

/// <summary>Collects the rows of a detail tree.</summary>
/// <remarks>Bound: <see cref="DetailTree.FieldsMax"/> rows; what comes then is left out and one row says so.</remarks>
internal sealed class DetailBuilder
{
    /// <summary>The most characters of one text from a packet.</summary>
    public const int TextMax = 200;

    private static readonly string[] InnerPrefixes = ["tcp", "http", "tls", "redis"];

    private readonly List<DetailField> _fields = [];
    private int _depth;
    private bool _isTruncated;

    /// <summary>Where the bytes that are read now start in the frame: more than 0 inside a tunnel.</summary>
    public int BaseOffset { get; set; }

    /// <summary>Opens a layer: what follows are its fields, until it is closed.</summary>
    public void Open(string name, string value, int offset, int lengthBytes, string? filter = null, string? filterValue = null)
    {
        Add(name, value, offset, lengthBytes, filter, filterValue);
        _depth++;
    }

    /// <summary>Closes the layer that was opened last.</summary>
    public void Close() => _depth--;

    /// <summary>A field with a text that is safe already.</summary>
    public void Text(string name, string value, int offset, int lengthBytes, string? filter = null, string? filterValue = null) =>
        Add(name, value, offset, lengthBytes, filter, filterValue);

    /// <summary>A field with text from the packet.</summary>
    public void Untrusted(string name, ReadOnlySpan<byte> value, int offset, int lengthBytes, string? filter = null) =>
        Add(name, SafeText.From(value, TextMax), offset, lengthBytes, filter, Quoted(value));

    /// <summary>A number, perhaps with words that say what it means.</summary>
    public void Number(string name, long value, int offset, int lengthBytes, string? filter = null, string? meaning = null)
    {
        string number = value.ToString(CultureInfo.InvariantCulture);
        Add(name, meaning is null ? number : $"{number} ({meaning})", offset, lengthBytes, filter, number);
    }

    /// <summary>A number in hexadecimal, perhaps with words that say what it means.</summary>
    public void Hex(string name, ulong value, int digits, int offset, string? filter = null, string? meaning = null)
    {
        string number = "0x" + value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Add(name, meaning is null ? number : $"{number} ({meaning})", offset, (digits + 1) / 2, filter, number);
    }

    /// <summary>An IPv4, IPv6 or MAC address.</summary>
    public void Address(string name, ReadOnlySpan<byte> bytes, int offset, string? filter = null)
    {
        string address = AddressOf(bytes);
        Add(name, address, offset, bytes.Length, filter, address);
    }

    /// <summary>A single bit.</summary>
    public void Flag(string name, bool isSet, int offset, int lengthBytes, string? filter = null) =>
        Add(name, isSet ? "set" : "not set", offset, lengthBytes, filter, isSet ? "true" : "false");

    /// <summary>Bytes as hexadecimal.</summary>
    public void Bytes(string name, ReadOnlySpan<byte> bytes, int offset) => Add(name, HexOf(bytes), offset, bytes.Length, null, null);

    /// <summary>The tree.</summary>
    public DetailTree Build() => new(_fields, _isTruncated);

    /// <summary>An address as text.</summary>
    internal static string AddressOf(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[AddressText.LengthMax];
        return text[..AddressText.Write(bytes, text)].ToString();
    }

    /// <summary>Bytes as hexadecimal, the first 32.</summary>
    internal static string HexOf(ReadOnlySpan<byte> bytes)
    {
        const int Shown = 32;
        string hex = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, Shown)]);
        return bytes.Length > Shown ? hex + "…" : hex;
    }

    private static string Quoted(ReadOnlySpan<byte> value)
    {
        StringBuilder text = new("\"");
        foreach (byte letter in value[..Math.Min(value.Length, TextMax)])
        {
            _ = letter is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\'
                ? text.Append((char)letter)
                : text.Append("\\x").Append(letter.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.Append('"').ToString();
    }

    private void Add(string name, string value, int offset, int lengthBytes, string? filter, string? filterValue)
    {
        if (_fields.Count >= DetailTree.FieldsMax - 1)
        {
            if (!_isTruncated)
            {
                _isTruncated = true;
                _fields.Add(new DetailField("More fields are left out", "", 0, -1, 0));
            }

            return;
        }

        // In a tunnel the filter's fields of lower layers mean the outer packet; TCP and what it carries mean the inner one.
        bool isFound = filter is not null && (BaseOffset == 0 || InnerPrefixes.Any(prefix => filter.StartsWith(prefix, StringComparison.Ordinal)));
        _fields.Add(new DetailField(name, value, _depth, offset < 0 ? -1 : BaseOffset + offset, lengthBytes)
        {
            FilterField = isFound ? filter : null,
            FilterValue = isFound ? filterValue : null,
        });
    }
}
