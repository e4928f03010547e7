using System.Diagnostics.CodeAnalysis;
using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A display filter: Wireshark's syntax and names, the useful part, and ours (see <see cref="FilterFields"/>).</summary>
/// <remarks>
/// Comparisons with a field that has several values (both ends of <c>ip.addr</c>, the copies of <c>pair.iface</c>) pass when one of them passes; only <c>!=</c>,
/// <c>===</c> and <c>not in</c> want all of them to pass, as Wireshark has it since 4.0: <c>ip.addr != x</c> means that neither end is x. A comparison with a field that the
/// packet does not have is false, whatever the comparison. A field alone means that the packet has it.
/// Immutable; any thread, each with a <see cref="FilterScope"/> of its own.
/// </remarks>
public sealed class DisplayFilter
{
    private readonly FilterNode _root;

    private DisplayFilter(string text, FilterNode root)
    {
        Text = text;
        _root = root;
    }

    /// <summary>The filter as it was typed.</summary>
    public string Text { get; }

    /// <summary>Whether every packet fits, because nothing was typed.</summary>
    public bool IsEmpty => _root is EverythingNode;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="FilterException">It cannot be understood; the exception says where and why.</exception>
    public static DisplayFilter Parse(string text) => new(text, FilterParser.Read(text));

    /// <summary>Reads a filter; false, with the reason, when it cannot be understood.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DisplayFilter? filter, [NotNullWhen(false)] out FilterException? error)
    {
        try
        {
            filter = Parse(text);
            error = null;
            return true;
        }
        catch (FilterException refused)
        {
            filter = null;
            error = refused;
            return false;
        }
    }

    /// <summary>Whether a packet fits.</summary>
    /// <param name="packet">Its number.</param>
    /// <param name="row">Its row.</param>
    /// <param name="scope">What fetches bytes and copies, where the row does not suffice.</param>
    public bool Matches(long packet, in PacketRow row, FilterScope scope)
    {
        scope.Begin(packet);
        return _root.Matches(in row, scope);
    }

    /// <summary>The filter in one form: signs for words, single spaces, only the parentheses that count.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        _root.Write(text);
        return text.ToString();
    }
}
