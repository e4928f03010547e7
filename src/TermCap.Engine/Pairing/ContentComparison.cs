namespace TermCap.Engine.Pairing;

/// <summary>Whether two frames carry the same packet, byte for byte from the network layer on (design.md 6.3, rule 1).</summary>
internal static class ContentComparison
{
    /// <summary>In what a copy may differ when it follows in this way.</summary>
    public static CopyDifferences Allowed(Relation relation) => relation switch
    {
        Relation.Up or Relation.UpFar => CopyDifferences.Checksum,
        Relation.Forward => CopyDifferences.Checksum | CopyDifferences.Ecn | CopyDifferences.Mac | CopyDifferences.Ttl,
        _ => CopyDifferences.Checksum | CopyDifferences.Ecn | CopyDifferences.Mac,
    };

    /// <summary>Compares over the common captured length.</summary>
    public static bool AreSame(ReadOnlySpan<byte> before, in ContentLayout layout, in FrameContent after, Relation relation, out CopyDifferences differs)
    {
        differs = CopyDifferences.None;
        ContentLayout other = after.Layout;
        if (layout.NetworkLengthBytes != other.NetworkLengthBytes || layout.EtherType != other.EtherType || layout.IpVersion != other.IpVersion)
        {
            return false;
        }

        int common = Math.Min(before.Length, after.Bytes.Length);
        ReadOnlySpan<byte> left = before[..common];
        ReadOnlySpan<byte> right = after.Bytes[..common];
        if (left.SequenceEqual(right))
        {
            // A forwarded packet has a lower TTL, or it is not forwarded.
            return relation != Relation.Forward;
        }

        return AreSameButForHoles(left, right, layout, relation, out differs);
    }

    private static bool AreSameButForHoles(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, in ContentLayout layout, Relation relation, out CopyDifferences differs)
    {
        differs = CopyDifferences.None;
        Span<ContentHole> holes = stackalloc ContentHole[ContentHole.CountMax];
        int count = ContentHole.Find(layout, holes);
        int from = 0;
        foreach (ContentHole hole in holes[..count])
        {
            int start = Math.Min(hole.Offset, left.Length);
            int end = Math.Min(hole.Offset + hole.Length, left.Length);
            if (start < from || !left[from..start].SequenceEqual(right[from..start]))
            {
                return false;
            }

            for (int at = start; at < end; at++)
            {
                int difference = left[at] ^ right[at];
                if ((difference & ~hole.Mask) != 0)
                {
                    return false;
                }

                differs |= difference != 0 ? hole.Difference : CopyDifferences.None;
            }

            from = end;
        }

        return left[from..].SequenceEqual(right[from..]) && IsAllowed(left, right, layout, relation, differs);
    }

    private static bool IsAllowed(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, in ContentLayout layout, Relation relation, CopyDifferences differs)
    {
        if ((differs & ~Allowed(relation)) != CopyDifferences.None)
        {
            return false;
        }

        int hopLimit = layout.IpVersion == 4 ? 8 : 7;
        return relation != Relation.Forward || (layout.IpVersion != 0 && hopLimit < left.Length && left[hopLimit] == right[hopLimit] + 1);
    }
}
