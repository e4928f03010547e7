namespace TermCap.Engine.Pairing;

/// <summary>A run of bytes in which copies of one packet may differ.</summary>
/// <param name="Offset">From the network layer's first byte.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Mask">The bits that may differ in each byte; 0xFF is all.</param>
/// <param name="Difference">What it is.</param>
internal readonly record struct ContentHole(int Offset, int Length, byte Mask, CopyDifferences Difference)
{
    /// <summary>Holes of one content at most.</summary>
    public const int CountMax = 6;

    /// <summary>Writes the holes of a content by rising offset and answers how many.</summary>
    public static int Find(in ContentLayout layout, Span<ContentHole> holes)
    {
        int count = 0;
        if (layout.IpVersion == 4)
        {
            holes[count++] = new ContentHole(1, 1, 0x03, CopyDifferences.Ecn);
            holes[count++] = new ContentHole(8, 1, 0xFF, CopyDifferences.Ttl);
            holes[count++] = new ContentHole(10, 2, 0xFF, CopyDifferences.Checksum);
        }
        else if (layout.IpVersion == 6)
        {
            holes[count++] = new ContentHole(1, 1, 0x30, CopyDifferences.Ecn);
            holes[count++] = new ContentHole(7, 1, 0xFF, CopyDifferences.Ttl);
        }
        else if (layout.EtherType == Wire.EtherTypes.Arp)
        {
            holes[count++] = new ContentHole(8, 6, 0xFF, CopyDifferences.Mac);
            holes[count++] = new ContentHole(18, 6, 0xFF, CopyDifferences.Mac);
        }

        if (layout.IpVersion != 0 && layout.TransportOffset >= 0)
        {
            (int offset, int length) = layout.Protocol switch
            {
                Wire.IpProtocols.Tcp => (16, 2),
                Wire.IpProtocols.Udp => (6, 2),
                Wire.IpProtocols.Sctp => (8, 4),
                _ => (0, 0),
            };
            if (length > 0)
            {
                holes[count++] = new ContentHole(layout.TransportOffset + offset, length, 0xFF, CopyDifferences.Checksum);
            }

            if (layout.InnerTcpOffset > layout.TransportOffset)
            {
                holes[count++] = new ContentHole(layout.InnerTcpOffset + 16, 2, 0xFF, CopyDifferences.Checksum);
            }
        }

        return count;
    }
}
