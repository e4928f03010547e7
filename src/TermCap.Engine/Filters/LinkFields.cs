using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about the link layer.</summary>
internal static class LinkFields
{
    public static readonly FilterField[] Rows =
    [
        FilterField.Wire("eth.src", FilterFieldType.Mac, "source MAC address", static (captured, in located, out value) => TryMac(captured, located.SourceMacOffset, out value)),
        FilterField.Wire("eth.dst", FilterFieldType.Mac, "destination MAC address (Ethernet frames only)", static (captured, in located, out value) => TryMac(captured, located.DestinationMacOffset, out value)),
        FilterField.Numbers("eth.addr", FilterFieldType.Mac, "source or destination MAC address", static (in row, scope, index, out value) =>
        {
            value = 0;
            if (index > 1 || !scope.TryWitness(in row))
            {
                return false;
            }

            // With one address alone (cooked headers) that is the first.
            bool both = scope.Located.SourceMacOffset >= 0 && scope.Located.DestinationMacOffset >= 0;
            int offset = index == 1 ? (both ? scope.Located.DestinationMacOffset : -1) : Math.Max(scope.Located.SourceMacOffset, both ? -1 : scope.Located.DestinationMacOffset);
            return TryMac(scope.Captured, offset, out value);
        }),
        FilterField.Row("eth.type", FilterFieldType.Number, "EtherType of the network layer", static (in row) => row.EtherType != 0, static (in row) => row.EtherType),
        FilterField.Presence("vlan", "a VLAN tag, or seen at a VLAN device", static (in row) => row.VlanId != 0),
        FilterField.Row("vlan.id", FilterFieldType.Number, "VLAN ID", static (in row) => row.VlanId != 0, static (in row) => row.VlanId),
        FilterField.Presence("lldp", "LLDP (IEEE 802.1AB)", static (in row) => row.EtherType == EtherTypes.Lldp),
        FilterField.Presence("slow", "LACP and other slow protocols (IEEE 802.3)", static (in row) => row.EtherType == EtherTypes.Slow),
    ];

    private static bool TryMac(ReadOnlySpan<byte> captured, int offset, out long value)
    {
        value = 0;
        if (offset < 0 || offset + 6 > captured.Length)
        {
            return false;
        }

        value = ((long)BinaryPrimitives.ReadUInt16BigEndian(captured[offset..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(captured[(offset + 2)..]);
        return true;
    }
}
