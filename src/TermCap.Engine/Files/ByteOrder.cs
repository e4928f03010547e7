using System.Buffers.Binary;

namespace TermCap.Engine.Files;

/// <summary>The byte order of a file's own fields, as its magic tells it.</summary>
internal readonly record struct ByteOrder(bool IsBigEndian)
{
    public static ByteOrder Little => new(false);

    public static ByteOrder Big => new(true);

    public static ByteOrder Native => new(!BitConverter.IsLittleEndian);

    public ushort ReadUInt16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint ReadUInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public ulong ReadUInt64(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
