using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Filters;

/// <summary>Reads the value of a field at an index, from 0; false when the packet has no more values.</summary>
internal delegate bool NumberReader(in PacketRow row, FilterScope scope, int index, out long value);

/// <summary>Reads an address at an index, from 0; IPv4 stands in the low 32 bits.</summary>
internal delegate bool AddressReader(in PacketRow row, FilterScope scope, int index, out UInt128 value);

/// <summary>Reads a text at an index, from 0; the characters live until the scope's next reading.</summary>
internal delegate bool TextReader(in PacketRow row, FilterScope scope, int index, out ReadOnlySpan<char> value);

/// <summary>Reads captured bytes; they live until the scope's next packet.</summary>
internal delegate bool BytesReader(in PacketRow row, FilterScope scope, out ReadOnlySpan<byte> value);

/// <summary>A question to the row alone.</summary>
internal delegate bool RowQuestion(in PacketRow row);

/// <summary>A number from the row alone.</summary>
internal delegate long RowNumber(in PacketRow row);

/// <summary>A number from the witness's bytes; false when they do not hold it.</summary>
internal delegate bool WireNumber(ReadOnlySpan<byte> captured, in LocatedFrame located, out long value);

/// <summary>A part of the witness's bytes; false when they do not hold it.</summary>
internal delegate bool WireBytes(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value);

/// <summary>A number from one frame of the packet; false when it has none.</summary>
internal delegate bool CopyNumber(in FrameRow frame, in FrameRow first, out long value);
