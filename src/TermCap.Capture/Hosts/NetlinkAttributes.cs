using System.Runtime.InteropServices;
using System.Text;

namespace TermCap.Capture.Hosts;

/// <summary>Walks attributes (struct nlattr: length u16, type u16, value, aligned to four). Stops at the first that does not fit; never throws.</summary>
internal ref struct NetlinkAttributes(ReadOnlySpan<byte> bytes)
{
    private const int HeaderBytes = 4;

    // NLA_F_NESTED and NLA_F_NET_BYTEORDER are flags in the type.
    private const ushort TypeMask = 0x3fff;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The attribute's number.</summary>
    public ushort Type { get; private set; }

    /// <summary>Its value.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value as a number of its own width (1, 2, 4 or 8 bytes, the host's byte order); 0 for other widths.</summary>
    public readonly ulong Number => Value.Length switch
    {
        1 => Value[0],
        2 => MemoryMarshal.Read<ushort>(Value),
        4 => MemoryMarshal.Read<uint>(Value),
        8 => MemoryMarshal.Read<ulong>(Value),
        _ => 0,
    };

    /// <summary>The value as a text that may end in zeros.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Value.TrimEnd((byte)0));

    /// <summary>Goes to the next attribute.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < HeaderBytes)
        {
            return false;
        }

        ushort length = MemoryMarshal.Read<ushort>(_rest);
        if (length < HeaderBytes || length > _rest.Length)
        {
            return false;
        }

        Type = (ushort)(MemoryMarshal.Read<ushort>(_rest[2..]) & TypeMask);
        Value = _rest[HeaderBytes..length];
        _rest = _rest[int.Min(_rest.Length, (length + 3) & ~3)..];
        return true;
    }
}
