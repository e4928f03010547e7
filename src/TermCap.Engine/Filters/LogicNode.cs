using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>Two or more parts under one of and, or, xor.</summary>
internal sealed class LogicNode(FilterTokenKind logic, FilterNode[] parts) : FilterNode
{
    public override int Binding => logic switch
    {
        FilterTokenKind.Or => 1,
        FilterTokenKind.Xor => 2,
        _ => 3,
    };

    public override bool Matches(in PacketRow row, FilterScope scope) => logic switch
    {
        FilterTokenKind.And => All(in row, scope),
        FilterTokenKind.Or => Any(in row, scope),
        _ => Odd(in row, scope),
    };

    public override void Write(StringBuilder text)
    {
        string sign = logic switch
        {
            FilterTokenKind.And => " && ",
            FilterTokenKind.Or => " || ",
            _ => " xor ",
        };
        for (int part = 0; part < parts.Length; part++)
        {
            text.Append(part == 0 ? "" : sign);
            WritePart(text, parts[part], Binding + 1);
        }
    }

    private bool All(in PacketRow row, FilterScope scope)
    {
        foreach (FilterNode part in parts)
        {
            if (!part.Matches(in row, scope))
            {
                return false;
            }
        }

        return true;
    }

    private bool Any(in PacketRow row, FilterScope scope)
    {
        foreach (FilterNode part in parts)
        {
            if (part.Matches(in row, scope))
            {
                return true;
            }
        }

        return false;
    }

    private bool Odd(in PacketRow row, FilterScope scope)
    {
        bool odd = false;
        foreach (FilterNode part in parts)
        {
            odd ^= part.Matches(in row, scope);
        }

        return odd;
    }
}
