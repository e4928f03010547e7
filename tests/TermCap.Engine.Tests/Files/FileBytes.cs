using System.Buffers.Binary;
using System.Text;

namespace TermCap.Engine.Tests.Files;

/// <summary>Puts capture files together byte by byte, in either order, without the product's writers.</summary>
internal sealed class FileBytes(bool bigEndian)
{
    private readonly List<byte> _bytes = [];

    public static FileBytes Little => new(false);

    public int Length => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public FileBytes U16(params ushort[] values) => Each(values, sizeof(ushort), (room, value) =>
        (bigEndian ? (Write<ushort>)BinaryPrimitives.WriteUInt16BigEndian : BinaryPrimitives.WriteUInt16LittleEndian)(room, value));

    public FileBytes U32(params uint[] values) => Each(values, sizeof(uint), (room, value) =>
        (bigEndian ? (Write<uint>)BinaryPrimitives.WriteUInt32BigEndian : BinaryPrimitives.WriteUInt32LittleEndian)(room, value));

    public FileBytes U64(params ulong[] values) => Each(values, sizeof(ulong), (room, value) =>
        (bigEndian ? (Write<ulong>)BinaryPrimitives.WriteUInt64BigEndian : BinaryPrimitives.WriteUInt64LittleEndian)(room, value));

    public FileBytes Bytes(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>The 24 bytes at the head of a pcap file.</summary>
    public FileBytes PcapHeader(uint magic = 0xA1B2C3D4, uint linkType = 1, ushort major = 2, ushort minor = 4, uint snapLength = 65_535) =>
        U32(magic).U16(major, minor).U32(0, 0, snapLength, linkType);

    /// <summary>One record of a pcap file.</summary>
    public FileBytes PcapRecord(uint seconds, uint fraction, byte[] captured, uint? original = null) =>
        U32(seconds, fraction, (uint)captured.Length, original ?? (uint)captured.Length).Bytes(captured);

    /// <summary>A section header block.</summary>
    public FileBytes Section(ushort major = 1) => Block(0x0A0D0D0A, body => body.U32(0x1A2B3C4D).U16(major, 0).U64(ulong.MaxValue));

    /// <summary>An interface description block.</summary>
    public FileBytes Interface(ushort linkType = 1, uint snapLength = 0, Action<FileBytes>? options = null) =>
        Block(1, body => body.U16(linkType, 0).U32(snapLength).Options(options));

    /// <summary>An enhanced packet block.</summary>
    public FileBytes Enhanced(uint device, ulong time, byte[] captured, uint? original = null, Action<FileBytes>? options = null) =>
        Block(6, body => body.U32(device, (uint)(time >> 32), (uint)time, (uint)captured.Length, original ?? (uint)captured.Length).Padded(captured).Options(options));

    /// <summary>One option, padded.</summary>
    public FileBytes Option(ushort code, Action<FileBytes> value)
    {
        FileBytes inner = new(bigEndian);
        value(inner);
        return U16(code, (ushort)inner.Length).Padded(inner.ToArray());
    }

    /// <summary>A text option, padded.</summary>
    public FileBytes Option(ushort code, string text) => Option(code, value => value.Bytes(Encoding.UTF8.GetBytes(text)));

    /// <summary>Any block: type, length, body, length.</summary>
    public FileBytes Block(uint type, Action<FileBytes> body)
    {
        FileBytes inner = new(bigEndian);
        body(inner);
        uint length = (uint)(12 + inner.Length);
        return U32(type, length).Bytes(inner.ToArray()).U32(length);
    }

    public FileBytes Padded(byte[] bytes) => Bytes(bytes).Bytes(new byte[-bytes.Length & 3]);

    private delegate void Write<T>(Span<byte> room, T value);

    private FileBytes Options(Action<FileBytes>? options)
    {
        if (options is not null)
        {
            options(this);
            U32(0);
        }

        return this;
    }

    private FileBytes Each<T>(T[] values, int size, Write<T> write)
    {
        byte[] room = new byte[size];
        foreach (T value in values)
        {
            write(room, value);
            _bytes.AddRange(room);
        }

        return this;
    }
}
