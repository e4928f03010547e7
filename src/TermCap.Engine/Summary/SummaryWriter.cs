using System.Globalization;

namespace TermCap.Engine.Summary;

/// <summary>Writes a line into the caller's characters; what does not fit is left out and an ellipsis ends the line.</summary>
/// <remarks>Allocates nothing. Bytes of packets go through <see cref="SafeText"/>.</remarks>
internal ref struct SummaryWriter
{
    /// <summary>The most characters of one text from a packet.</summary>
    public const int UntrustedMax = 256;

    private readonly Span<char> _destination;

    public SummaryWriter(Span<char> destination) => _destination = destination;

    /// <summary>Characters written so far.</summary>
    public int LengthChars { get; private set; }

    /// <summary>Whether something was left out.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes back everything behind a place, as when a protocol turns out to be another.</summary>
    public void Rewind(int lengthChars)
    {
        LengthChars = lengthChars;
        IsFull = false;
    }

    public void Text(scoped ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            Put(letter);
        }
    }

    public void Number(long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        Text(digits[..length]);
    }

    /// <summary>0x and hexadecimal digits, at least this many.</summary>
    public void Hex(ulong value, int digits)
    {
        Text("0x");
        HexDigits(value, digits);
    }

    /// <summary>Hexadecimal digits, at least this many.</summary>
    public void HexDigits(ulong value, int digits)
    {
        int needed = Math.Max(digits, 1);
        while (needed < 16 && value >> (needed * 4) != 0)
        {
            needed++;
        }

        for (int digit = needed - 1; digit >= 0; digit--)
        {
            Put("0123456789abcdef"[(int)(value >> (digit * 4)) & 0xF]);
        }
    }

    /// <summary>Bytes in hexadecimal, at most this many.</summary>
    public void HexBytes(scoped ReadOnlySpan<byte> bytes, int maximumBytes)
    {
        foreach (byte value in bytes[..Math.Min(bytes.Length, maximumBytes)])
        {
            HexDigits(value, 2);
        }

        if (bytes.Length > maximumBytes)
        {
            Put('…');
        }
    }

    /// <summary>Text from a packet, made safe; at most this many characters.</summary>
    public void Untrusted(scoped ReadOnlySpan<byte> bytes, int maximumChars = UntrustedMax)
    {
        for (int count = 0; !bytes.IsEmpty; count++)
        {
            if (count == maximumChars)
            {
                Put('…');
                return;
            }

            Put(SafeText.Next(ref bytes));
        }
    }

    /// <summary>Text from a packet up to the line's end.</summary>
    public void UntrustedLine(scoped ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        Untrusted(end < 0 ? bytes : bytes[..end]);
    }

    public void Mac(scoped ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length; at++)
        {
            if (at > 0)
            {
                Put(':');
            }

            HexDigits(bytes[at], 2);
        }
    }

    /// <summary>An IPv4 address of four bytes, or an IPv6 address of sixteen.</summary>
    public void Address(scoped ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[AddressText.LengthMax];
        Text(text[..AddressText.Write(bytes, text)]);
    }

    /// <summary>Milliseconds with up to three decimals below ten, none above, as people say it.</summary>
    public void Milliseconds(long nanoseconds)
    {
        long microseconds = nanoseconds / 1000;
        Number(microseconds / 1000);
        if (microseconds < 10_000)
        {
            Put('.');
            Put((char)('0' + (microseconds / 100 % 10)));
            Put((char)('0' + (microseconds / 10 % 10)));
            Put((char)('0' + (microseconds % 10)));
        }

        Text(" ms");
    }

    public void Put(char letter)
    {
        if (LengthChars < _destination.Length)
        {
            _destination[LengthChars++] = letter;
            return;
        }

        IsFull = true;
        if (LengthChars > 0)
        {
            _destination[LengthChars - 1] = '…';
        }
    }
}
