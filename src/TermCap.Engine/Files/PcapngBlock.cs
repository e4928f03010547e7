using System.Buffers.Binary;
using System.Text;

namespace TermCap.Engine.Files;

/// <summary>Puts one little-endian pcapng block together in room that is large enough for it.</summary>
internal ref struct PcapngBlock
{
    private readonly Span<byte> _room;

    /// <summary>Begins a block; its length is filled in by <see cref="Close"/>.</summary>
    public PcapngBlock(Span<byte> room, uint type)
    {
        _room = room;
        BinaryPrimitives.WriteUInt32LittleEndian(room, type);
        LengthBytes = PcapngFormat.BlockHeadBytes;
    }

    /// <summary>Bytes so far.</summary>
    public int LengthBytes { get; private set; }

    public void Add(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_room[LengthBytes..], value);
        LengthBytes += sizeof(ushort);
    }

    public void Add(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_room[LengthBytes..], value);
        LengthBytes += sizeof(uint);
    }

    public void Add(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_room[LengthBytes..], value);
        LengthBytes += sizeof(ulong);
    }

    /// <summary>The halves of a 64-bit time, the high one first in either byte order.</summary>
    public void AddTime(long nanoseconds)
    {
        ulong units = (ulong)Math.Max(0, nanoseconds);
        Add((uint)(units >> 32));
        Add((uint)units);
    }

    /// <summary>Bytes, filled up with zeros to a multiple of four.</summary>
    public void AddPadded(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_room[LengthBytes..]);
        int padded = PcapngFormat.Padded(bytes.Length);
        _room.Slice(LengthBytes + bytes.Length, padded - bytes.Length).Clear();
        LengthBytes += padded;
    }

    public void AddOption(ushort code, scoped ReadOnlySpan<byte> value)
    {
        Add(code);
        Add((ushort)value.Length);
        AddPadded(value);
    }

    public void AddOption(ushort code, ulong value)
    {
        Add(code);
        Add((ushort)sizeof(ulong));
        Add(value);
    }

    /// <summary>A text option, cut to <see cref="PcapngFormat.LongestWrittenTextBytes"/> of UTF-8; nothing for null or an empty text.</summary>
    public void AddOption(ushort code, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            AddOption(code, Utf8(text));
        }
    }

    public void EndOptions() => Add((uint)PcapngFormat.EndOfOptions);

    /// <summary>Fills in both lengths.</summary>
    /// <returns>The block's length.</returns>
    public int Close()
    {
        int total = LengthBytes + PcapngFormat.BlockTrailerBytes;
        BinaryPrimitives.WriteInt32LittleEndian(_room[4..], total);
        Add((uint)total);
        return total;
    }

    private static ReadOnlySpan<byte> Utf8(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return bytes.AsSpan(0, PcapngFormat.WholeCharacters(bytes, PcapngFormat.LongestWrittenTextBytes));
    }
}
