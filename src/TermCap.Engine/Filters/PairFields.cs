using System.Runtime.CompilerServices;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about copies: what no other tool has.</summary>
internal static class PairFields
{
    // By number of PairingMethod, InterfaceRole, Direction, PacketLinkKind; names of the JSON form.
    private static readonly string[] Methods = ["single", "exact", "inferred"];
    private static readonly string[] Roles = ["other", "master", "active-slave", "backup-slave", "slave", "vlan", "bridge", "bridge-port", "macvlan", "tunnel"];
    private static readonly string[] Directions = ["", "in", "out"];
    private static readonly string[] Links = ["nat", "tunnel", "esp"];

    // By bit of PacketNotes and CopyDifferences.
    private static readonly string[] Notes = ["ambiguous", "master_copy_missing", "slave_copy_missing", "not_delivered", "decapsulated", "network_duplicate", "own_frame_returned", "left_apart"];
    private static readonly string[] Differences = ["vlan", "checksum", "ecn", "mac", "length", "ttl", "time"];

    public static readonly FilterField[] Rows =
    [
        FilterField.Row("pair.copies", FilterFieldType.Number, "copies of the packet, slices not counted", static (in row) => true, static (in row) => row.Copies),
        FilterField.Row("pair.slices", FilterFieldType.Number, "slices of the packet", static (in row) => true, static (in row) => row.Slices),
        FilterField.Word("pair.state", "how it was paired", Methods, static (in row, scope, index, out value) => TryOne(index, (int)row.Method, out value)),
        FilterField.Presence("pair.open", "more copies may come", static (in row) => (row.States & PacketStates.Closed) == 0),
        FilterField.Presence("pair.kept", "kept: analysed, and written by clean", static (in row) => (row.States & PacketStates.Kept) != 0),
        FilterField.Word("pair.note", "what is worth saying of it", Notes, static (in row, scope, index, out value) => TryBit((int)row.Notes, index, out value)),
        FilterField.Texts("pair.iface", "interface of each copy", ReadInterface),
        FilterField.EachCopy("pair.ifindex", FilterFieldType.Number, "interface index of each copy", static (in frame, in first, out value) =>
        {
            value = frame.Interface;
            return true;
        }),
        FilterField.EachCopy("pair.role", FilterFieldType.Word, "role of each copy's interface", static (in frame, in first, out value) =>
        {
            value = (long)frame.Role;
            return true;
        }, Roles),
        FilterField.EachCopy("pair.dir", FilterFieldType.Word, "direction of each copy", static (in frame, in first, out value) =>
        {
            value = (long)frame.Direction;
            return frame.Direction != Direction.Unknown;
        }, Directions),
        FilterField.EachCopy("pair.delta_us", FilterFieldType.Microseconds, "microseconds from the first copy to each other one", static (in frame, in first, out value) =>
        {
            value = frame.TimeNanoseconds - first.TimeNanoseconds;
            return !Unsafe.AreSame(in frame, in first);
        }),
        FilterField.Row("pair.span_us", FilterFieldType.Microseconds, "microseconds from first to last copy", static (in row) => row.Copies + row.Slices > 1, static (in row) => row.SpanNanoseconds),
        FilterField.Word("pair.differs", "in what a copy differs from the first", Differences, static (in row, scope, index, out value) =>
        {
            int differs = 0;
            foreach (ref readonly FrameRow frame in scope.Frames(in row))
            {
                differs |= (int)frame.Differs;
            }

            return TryBit(differs, index, out value);
        }),
        FilterField.Row("pair.delivered", FilterFieldType.Boolean, "whether the host took a received packet", static (in row) => row.Delivered != DeliveryState.NotApplicable, static (in row) => row.Delivered == DeliveryState.Delivered ? 1 : 0),
        FilterField.Row("pair.linked", FilterFieldType.Number, "the packet that it went on as, or came from", static (in row) => row.LinkedPacket > 0, static (in row) => row.LinkedPacket),
        FilterField.Word("pair.link", "how it is linked with another packet", Links, static (in row, scope, index, out value) =>
        {
            value = (long)row.LinkKind;
            return index == 0 && row.LinkedPacket > 0;
        }),
    ];

    internal static bool ReadInterface(in PacketRow row, FilterScope scope, int index, out ReadOnlySpan<char> value)
    {
        ReadOnlySpan<FrameRow> frames = scope.Frames(in row);
        value = index < frames.Length ? scope.Source.InterfaceName(in frames[index]) : default(ReadOnlySpan<char>);
        return index < frames.Length;
    }

    private static bool TryOne(int index, int number, out long value)
    {
        value = number;
        return index == 0;
    }

    private static bool TryBit(int bits, int index, out long value)
    {
        for (value = 0; bits >> (int)value != 0; value++)
        {
            if ((bits >> (int)value & 1) != 0 && index-- == 0)
            {
                return true;
            }
        }

        return false;
    }
}
