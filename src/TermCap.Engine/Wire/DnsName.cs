namespace TermCap.Engine.Wire;

/// <summary>Reads a domain name of a DNS message, compression followed (RFC 1035, sections 3.1 and 4.1.4).</summary>
public static class DnsName
{
    /// <summary>The most bytes of a name: 255 on the wire (RFC 1035, section 2.3.4), dots for length bytes.</summary>
    public const int LengthMax = 255;

    // A pointer may only lead backwards, so no honest name needs more jumps than it has labels.
    private const int JumpsMax = 127;

    /// <summary>Reads the name at an offset of the message.</summary>
    /// <param name="message">The message from its header on; pointers count from its start.</param>
    /// <param name="offset">Where the name starts.</param>
    /// <param name="name">Takes the labels, dots between; <see cref="LengthMax"/> bytes at least.</param>
    /// <param name="lengthBytes">How many bytes were written; 0 for the root.</param>
    /// <param name="next">Where the message goes on behind the name.</param>
    /// <returns>Whole, cut or malformed. Never throws, whatever the bytes.</returns>
    public static HeaderStatus Read(ReadOnlySpan<byte> message, int offset, Span<byte> name, out int lengthBytes, out int next)
    {
        lengthBytes = 0;
        next = -1;
        int jumps = 0;
        while (true)
        {
            if (offset < 0 || offset >= message.Length)
            {
                return HeaderStatus.Cut;
            }

            int length = message[offset];
            if (length == 0)
            {
                next = next < 0 ? offset + 1 : next;
                return HeaderStatus.Whole;
            }

            if ((length & 0xC0) == 0xC0)
            {
                if (offset + 1 >= message.Length)
                {
                    return HeaderStatus.Cut;
                }

                next = next < 0 ? offset + 2 : next;
                int target = ((length & 0x3F) << 8) | message[offset + 1];
                if (target >= offset || ++jumps > JumpsMax)
                {
                    return HeaderStatus.Malformed;
                }

                offset = target;
                continue;
            }

            if ((length & 0xC0) != 0 || lengthBytes + length + 1 > Math.Min(LengthMax, name.Length))
            {
                return HeaderStatus.Malformed;
            }

            if (offset + 1 + length > message.Length)
            {
                return HeaderStatus.Cut;
            }

            if (lengthBytes > 0)
            {
                name[lengthBytes++] = (byte)'.';
            }

            message.Slice(offset + 1, length).CopyTo(name[lengthBytes..]);
            lengthBytes += length;
            offset += 1 + length;
        }
    }
}
