namespace TermCap.Engine.Wire;

/// <summary>Walks the options of a TCP header in order (RFC 9293, section 3.1). Never throws; ends at the list's end, or where a length lies.</summary>
public ref struct TcpOptionWalker
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts before the first option.</summary>
    public TcpOptionWalker(ReadOnlySpan<byte> options)
    {
        _rest = options;
        IsMalformed = false;
        Unread = default;
    }

    /// <summary>Whether the walk ended at an option whose length is below two or runs past the header.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>From the option on at which a malformed list ended: where the capture was cut, its beginning.</summary>
    public ReadOnlySpan<byte> Unread { get; private set; }

    /// <summary>Goes to the next option; padding (NOP) is passed over.</summary>
    /// <returns>False at the end.</returns>
    public bool TryNext(out TcpOption option)
    {
        option = default;
        while (!_rest.IsEmpty && _rest[0] == TcpOption.NoOperation)
        {
            _rest = _rest[1..];
        }

        if (_rest.IsEmpty || _rest[0] == TcpOption.EndOfList)
        {
            return false;
        }

        if (_rest.Length < 2 || _rest[1] < 2 || _rest[1] > _rest.Length)
        {
            IsMalformed = true;
            Unread = _rest;
            _rest = default;
            return false;
        }

        option = new TcpOption(_rest[0], _rest[2.._rest[1]]);
        _rest = _rest[_rest[1]..];
        return true;
    }
}
