using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A display filter or a part of one: a question that a packet answers with yes or no, and that writes itself as text again.</summary>
internal abstract class FilterNode
{
    /// <summary>How tightly it binds when written: or 1, xor 2, and 3, not 4, tests 5.</summary>
    public virtual int Binding => 5;

    /// <summary>Whether the packet fits.</summary>
    public abstract bool Matches(in PacketRow row, FilterScope scope);

    /// <summary>Writes it so that it reads back as itself.</summary>
    public abstract void Write(StringBuilder text);

    /// <summary>Writes a part, in parentheses where it binds less tightly than its surroundings.</summary>
    protected static void WritePart(StringBuilder text, FilterNode part, int around)
    {
        if (part.Binding >= around)
        {
            part.Write(text);
            return;
        }

        text.Append('(');
        part.Write(text);
        text.Append(')');
    }
}
