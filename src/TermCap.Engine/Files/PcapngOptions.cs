namespace TermCap.Engine.Files;

/// <summary>Walks over the options at the end of a pcapng block (section 3.5). Ends at the first that does not fit: what a block holds beside its options stays good.</summary>
internal ref struct PcapngOptions(ReadOnlySpan<byte> bytes, ByteOrder order)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The option's code.</summary>
    public ushort Code { get; private set; }

    /// <summary>The option's value, without padding.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>What follows the end-of-options mark, once <see cref="MoveNext"/> has answered false; empty when there was no mark.</summary>
    public readonly ReadOnlySpan<byte> BehindEnd =>
        _rest.Length >= PcapngFormat.OptionHeadBytes && order.ReadUInt16(_rest) == PcapngFormat.EndOfOptions ? _rest[PcapngFormat.OptionHeadBytes..] : default;

    /// <summary>Goes to the next option.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < PcapngFormat.OptionHeadBytes)
        {
            return false;
        }

        Code = order.ReadUInt16(_rest);
        int length = order.ReadUInt16(_rest[2..]);
        if (Code == PcapngFormat.EndOfOptions || PcapngFormat.OptionHeadBytes + length > _rest.Length)
        {
            return false;
        }

        Value = _rest.Slice(PcapngFormat.OptionHeadBytes, length);
        _rest = _rest[Math.Min(_rest.Length, PcapngFormat.OptionHeadBytes + PcapngFormat.Padded(length))..];
        return true;
    }
}
