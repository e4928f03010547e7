using System.Runtime.InteropServices;

namespace TermCap.Capture.Counters;

/// <summary>A device's own counters since it was made (struct rtnl_link_stats64, as in /sys/class/net/NAME/statistics).</summary>
/// <param name="ReceivedFrames">rx_packets.</param>
/// <param name="SentFrames">tx_packets.</param>
/// <param name="ReceiveDropped">rx_dropped: taken from the card and then thrown away, mostly because nobody wanted the protocol.</param>
/// <param name="SendDropped">tx_dropped.</param>
/// <param name="ReceiveMissed">rx_missed_errors and rx_fifo_errors: the card or its driver had no room; the capture cannot have seen these.</param>
/// <param name="ReceiveErrors">rx_errors.</param>
/// <param name="ReceiveNoHandler">rx_nohandler: received by a device that takes nothing, such as a backup slave.</param>
public readonly record struct InterfaceStatistics(
    ulong ReceivedFrames, ulong SentFrames, ulong ReceiveDropped, ulong SendDropped, ulong ReceiveMissed, ulong ReceiveErrors, ulong ReceiveNoHandler)
{
    /// <summary>What was counted between two readings; a counter that went back (the device was made anew) counts from 0.</summary>
    public InterfaceStatistics Since(InterfaceStatistics before) => new(
        Difference(ReceivedFrames, before.ReceivedFrames),
        Difference(SentFrames, before.SentFrames),
        Difference(ReceiveDropped, before.ReceiveDropped),
        Difference(SendDropped, before.SendDropped),
        Difference(ReceiveMissed, before.ReceiveMissed),
        Difference(ReceiveErrors, before.ReceiveErrors),
        Difference(ReceiveNoHandler, before.ReceiveNoHandler));

    /// <summary>Reads struct rtnl_link_stats64: 23 numbers of 64 bits, 24 with rx_nohandler (kernel 4.6); what is missing is 0.</summary>
    internal static InterfaceStatistics Parse(ReadOnlySpan<byte> bytes) => new(
        At(bytes, 0), At(bytes, 1), At(bytes, 6), At(bytes, 7), At(bytes, 14) + At(bytes, 15), At(bytes, 4), At(bytes, 23));

    private static ulong At(ReadOnlySpan<byte> bytes, int place) =>
        bytes.Length >= (place + 1) * sizeof(ulong) ? MemoryMarshal.Read<ulong>(bytes[(place * sizeof(ulong))..]) : 0;

    private static ulong Difference(ulong now, ulong before) => now >= before ? now - before : now;
}
