namespace TermCap.Engine.Summary;

/// <summary>The line of an NTP message (RFC 5905, section 7.3).</summary>
internal static class NtpSummary
{
    private const int MinimumLengthBytes = 12;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.WireLengthBytes < MinimumLengthBytes)
        {
            return false;
        }

        // Leap (2 bits), version (3), mode (3); then the stratum.
        int version = (input.Bytes[0] >> 3) & 0x07;
        int mode = input.Bytes[0] & 0x07;
        writer.Text("NTP v");
        writer.Number(version);
        writer.Text(mode switch
        {
            1 => " symmetric active",
            2 => " symmetric passive",
            3 => " client",
            4 => " server",
            5 => " broadcast",
            6 => " control message",
            7 => " private message",
            _ => " reserved mode",
        });
        if (mode is >= 1 and <= 5 && input.Bytes.Length >= MinimumLengthBytes + 4)
        {
            WriteStratum(input.Bytes, mode, ref writer);
        }

        return true;
    }

    private static void WriteStratum(ReadOnlySpan<byte> bytes, int mode, ref SummaryWriter writer)
    {
        int stratum = bytes[1];
        if (stratum == 0)
        {
            // Stratum 0: the reference is a "kiss" in four letters, when a server says it.
            if (mode == 4)
            {
                writer.Text(", refuses: ");
                writer.Untrusted(bytes[12..16]);
            }

            return;
        }

        writer.Text(stratum >= 16 ? ", not synchronised" : ", stratum ");
        if (stratum < 16)
        {
            writer.Number(stratum);
        }

        writer.Text((bytes[0] >> 6) == 3 && stratum < 16 ? ", clock not set" : "");
    }
}
