using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about frames and packets as such.</summary>
internal static class FrameFields
{
    public static readonly FilterField[] Rows =
    [
        FilterField.Protocol("frame", "any packet; its captured bytes", static (in row) => true, static (captured, in located, out value) =>
        {
            value = captured;
            return true;
        }),
        FilterField.EachCopy("frame.number", FilterFieldType.Number, "number of each copy's frame in its file", static (in frame, in first, out value) =>
        {
            value = frame.Number;
            return true;
        }),
        FilterField.Numbers("packet.number", FilterFieldType.Number, "number of the packet in the list", static (in row, scope, index, out value) =>
        {
            value = scope.Packet;
            return index == 0;
        }),
        FilterField.Row("frame.len", FilterFieldType.Number, "length on the wire in bytes, cooked header left out", static (in row) => true, static (in row) => row.LengthBytes),
        FilterField.Numbers("frame.cap_len", FilterFieldType.Number, "captured bytes of the witness", static (in row, scope, index, out value) =>
        {
            bool found = scope.TryWitness(in row);
            value = scope.Captured.Length;
            return index == 0 && found;
        }),
        FilterField.Row("frame.time", FilterFieldType.Moment, "time of capture in UTC", static (in row) => true, static (in row) => row.TimeNanoseconds),
        FilterField.Row("frame.time_epoch", FilterFieldType.Seconds, "time of capture in seconds since 1970", static (in row) => true, static (in row) => row.TimeNanoseconds),
        FilterField.Numbers("frame.time_relative", FilterFieldType.Seconds, "seconds since the capture's start", static (in row, scope, index, out value) =>
        {
            value = row.TimeNanoseconds - scope.Source.StartNanoseconds;
            return index == 0;
        }),
        FilterField.Numbers("frame.time_delta", FilterFieldType.Seconds, "seconds since the packet before", static (in row, scope, index, out value) =>
        {
            value = 0;
            if (index != 0 || !scope.Source.TryGetPacket(scope.Packet - 1, out PacketRow before))
            {
                return false;
            }

            value = row.TimeNanoseconds - before.TimeNanoseconds;
            return true;
        }),
        FilterField.Texts("frame.interface_name", "interface of each copy", PairFields.ReadInterface),
    ];
}
