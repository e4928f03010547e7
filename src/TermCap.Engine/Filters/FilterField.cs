using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>A row of the field table: a name that a display filter may use, what it means, and how it is read.</summary>
public sealed class FilterField
{
    private FilterField(string name, FilterFieldType type, string description)
    {
        Name = name;
        Type = type;
        Description = description;
    }

    /// <summary>The name, as typed.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public FilterFieldType Type { get; }

    /// <summary>A few words for completion and help.</summary>
    public string Description { get; }

    /// <summary>The words that a <see cref="FilterFieldType.Word"/> can be, by their number; empty for other types.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>How many units of the stored number make one of the written: nanoseconds for times, 1 for the rest.</summary>
    internal long UnitsPerOne => Type switch
    {
        FilterFieldType.Seconds => 1_000_000_000,
        FilterFieldType.Microseconds => 1_000,
        _ => 1,
    };

    internal NumberReader? ReadNumber { get; private init; }

    internal AddressReader? ReadAddress { get; private init; }

    internal TextReader? ReadText { get; private init; }

    internal BytesReader? ReadBytes { get; private init; }

    /// <summary>A field without a value, told by the row alone.</summary>
    internal static FilterField Presence(string name, string description, RowQuestion isThere) =>
        new(name, FilterFieldType.Presence, description)
        {
            ReadNumber = (in row, scope, index, out value) =>
            {
                value = 1;
                return index == 0 && isThere(in row);
            },
        };

    /// <summary>A protocol, told by the row alone; its bytes are asked for by <c>contains</c> and <c>matches</c> only.</summary>
    internal static FilterField Protocol(string name, string description, RowQuestion isThere, WireBytes bytes) =>
        new(name, FilterFieldType.Protocol, description)
        {
            ReadNumber = (in row, scope, index, out value) =>
            {
                value = 1;
                return index == 0 && isThere(in row);
            },
            ReadBytes = (in row, scope, out value) =>
            {
                value = default;
                return isThere(in row) && scope.TryWitness(in row) && bytes(scope.Captured, in scope.Located, out value);
            },
        };

    /// <summary>A protocol, told by the witness's bytes where the row does not rule it out.</summary>
    internal static FilterField WireProtocol(string name, string description, RowQuestion canBeThere, WireBytes bytes) =>
        new(name, FilterFieldType.Protocol, description)
        {
            ReadNumber = (in row, scope, index, out value) =>
            {
                value = 1;
                return index == 0 && canBeThere(in row) && scope.TryWitness(in row) && bytes(scope.Captured, in scope.Located, out _);
            },
            ReadBytes = (in row, scope, out value) =>
            {
                value = default;
                return canBeThere(in row) && scope.TryWitness(in row) && bytes(scope.Captured, in scope.Located, out value);
            },
        };

    /// <summary>A single number from the row alone.</summary>
    internal static FilterField Row(string name, FilterFieldType type, string description, RowQuestion isThere, RowNumber number) =>
        new(name, type, description)
        {
            ReadNumber = (in row, scope, index, out value) =>
            {
                if (index != 0 || !isThere(in row))
                {
                    value = 0;
                    return false;
                }

                value = number(in row);
                return true;
            },
        };

    /// <summary>Two numbers from the row, as source and destination.</summary>
    internal static FilterField RowPair(string name, FilterFieldType type, string description, RowQuestion isThere, RowNumber first, RowNumber second) =>
        new(name, type, description)
        {
            ReadNumber = (in row, scope, index, out value) =>
            {
                if (index > 1 || !isThere(in row))
                {
                    value = 0;
                    return false;
                }

                value = index == 0 ? first(in row) : second(in row);
                return true;
            },
        };

    /// <summary>Numbers by any reader.</summary>
    internal static FilterField Numbers(string name, FilterFieldType type, string description, NumberReader reader) =>
        new(name, type, description) { ReadNumber = reader };

    /// <summary>A word of a closed list, by its number.</summary>
    internal static FilterField Word(string name, string description, string[] words, NumberReader reader) =>
        new(name, FilterFieldType.Word, description) { Words = words, ReadNumber = reader };

    /// <summary>A single number from the witness's bytes.</summary>
    internal static FilterField Wire(string name, FilterFieldType type, string description, WireNumber number) =>
        new(name, type, description)
        {
            ReadNumber = (in row, scope, index, out value) =>
            {
                value = 0;
                return index == 0 && scope.TryWitness(in row) && number(scope.Captured, in scope.Located, out value);
            },
        };

    /// <summary>A number from each frame of the packet.</summary>
    internal static FilterField EachCopy(string name, FilterFieldType type, string description, CopyNumber number, string[]? words = null) =>
        new(name, type, description)
        {
            Words = words ?? [],
            ReadNumber = (in row, scope, index, out value) =>
            {
                value = 0;
                ReadOnlySpan<FrameRow> frames = scope.Frames(in row);
                foreach (ref readonly FrameRow frame in frames)
                {
                    if (number(in frame, in frames[0], out value) && index-- == 0)
                    {
                        return true;
                    }
                }

                return false;
            },
        };

    /// <summary>Addresses by any reader.</summary>
    internal static FilterField Addresses(string name, FilterFieldType type, string description, AddressReader reader) =>
        new(name, type, description) { ReadAddress = reader };

    /// <summary>Texts by any reader.</summary>
    internal static FilterField Texts(string name, string description, TextReader reader) =>
        new(name, FilterFieldType.Text, description) { ReadText = reader };

    /// <summary>A text in the witness's bytes, byte for byte (Latin-1).</summary>
    internal static FilterField WireText(string name, string description, WireBytes bytes) =>
        new(name, FilterFieldType.Text, description)
        {
            ReadText = (in row, scope, index, out value) =>
            {
                value = default;
                if (index != 0 || !scope.TryWitness(in row) || !bytes(scope.Captured, in scope.Located, out ReadOnlySpan<byte> found))
                {
                    return false;
                }

                value = scope.AsText(found);
                return true;
            },
        };

    /// <summary>A part of the witness's bytes.</summary>
    internal static FilterField Part(string name, string description, WireBytes bytes) =>
        new(name, FilterFieldType.Bytes, description)
        {
            ReadBytes = (in row, scope, out value) =>
            {
                value = default;
                return scope.TryWitness(in row) && bytes(scope.Captured, in scope.Located, out value);
            },
        };
}
