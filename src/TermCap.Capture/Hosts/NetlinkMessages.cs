using System.Runtime.InteropServices;

namespace TermCap.Capture.Hosts;

/// <summary>Walks the messages in a run of bytes (struct nlmsghdr, aligned to four). Stops at the first that does not fit; never throws.</summary>
internal ref struct NetlinkMessages(ReadOnlySpan<byte> bytes)
{
    /// <summary>struct nlmsghdr: length u32, type u16, flags u16, sequence u32, port u32, in the host's byte order.</summary>
    public const int HeaderBytes = 16;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The message at hand.</summary>
    public NetlinkMessage Current { get; private set; }

    /// <summary>Itself, for foreach.</summary>
    public readonly NetlinkMessages GetEnumerator() => this;

    /// <summary>Goes to the next message.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < HeaderBytes)
        {
            return false;
        }

        uint length = MemoryMarshal.Read<uint>(_rest);
        if (length < HeaderBytes || length > _rest.Length)
        {
            return false;
        }

        Current = new NetlinkMessage(MemoryMarshal.Read<ushort>(_rest[4..]), _rest[HeaderBytes..(int)length]);
        _rest = _rest[int.Min(_rest.Length, ((int)length + 3) & ~3)..];
        return true;
    }
}
