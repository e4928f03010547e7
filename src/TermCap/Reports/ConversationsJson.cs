using System.Text.Json;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Reports;

/// <summary>The report's conversations, by stream, each with the verdicts on its packets and those of a naive reading beside.</summary>
internal sealed class ConversationsJson(Utf8JsonWriter json, CaptureSnapshot totals)
{
    /// <summary>Writes the array.</summary>
    public void Write()
    {
        ILookup<(IpAddress128, ushort, IpAddress128, ushort), TcpConversation> apparent = totals.ApparentConversations.ToLookup(EndpointsOf);
        json.WriteStartArray("conversations");
        foreach (TcpConversation conversation in totals.Conversations.OrderBy(one => one.Stream))
        {
            Write(conversation, NaiveOf(conversation, apparent));
        }

        json.WriteEndArray();
    }

    // A naive reading may number streams otherwise: the same endpoints, and times that overlap, are the same stream.
    private static TcpConversation[] NaiveOf(TcpConversation conversation, ILookup<(IpAddress128, ushort, IpAddress128, ushort), TcpConversation> apparent)
    {
        (IpAddress128 a, ushort portA, IpAddress128 b, ushort portB) = EndpointsOf(conversation);
        return [.. apparent[(a, portA, b, portB)].Concat(apparent[(b, portB, a, portA)])
            .Where(one => one.FirstTimeNanoseconds <= conversation.LastTimeNanoseconds && one.LastTimeNanoseconds >= conversation.FirstTimeNanoseconds)];
    }

    private static (IpAddress128 AddressA, ushort PortA, IpAddress128 AddressB, ushort PortB) EndpointsOf(TcpConversation conversation) =>
        (conversation.AddressA, conversation.PortA, conversation.AddressB, conversation.PortB);

    private void Write(TcpConversation conversation, TcpConversation[] naive)
    {
        json.WriteStartObject();
        json.WriteNumber("stream", conversation.Stream);
        json.WriteString("a", Endpoint(conversation.AddressA, conversation.PortA));
        json.WriteString("b", Endpoint(conversation.AddressB, conversation.PortB));
        json.WriteString("state", conversation.State.ToString().ToLowerInvariant());
        json.WriteNumber("completeness", (int)conversation.Completeness);
        json.WriteNumber("packets_ab", conversation.AToB.Packets);
        json.WriteNumber("packets_ba", conversation.BToA.Packets);
        json.WriteNumber("bytes_ab", conversation.AToB.Bytes);
        json.WriteNumber("bytes_ba", conversation.BToA.Bytes);
        WriteMicroseconds("rtt_handshake_us", conversation.HandshakeRttNanoseconds);
        WriteMicroseconds("srtt_us", conversation.SmoothedRttNanoseconds);
        WriteFlags("real", [conversation]);
        WriteFlags("apparent", naive);
        json.WriteNumber("resent_ab", conversation.AToB.ResentSegments);
        json.WriteNumber("resent_ba", conversation.BToA.ResentSegments);
        json.WriteNumber("zero_window_us", ReportJson.Microseconds(conversation.AToB.ZeroWindowNanoseconds + conversation.BToA.ZeroWindowNanoseconds));
        json.WriteNumber("retransmission_rate", Math.Round(conversation.RetransmissionRate, 6));
        WriteWay("ab", conversation.AToB);
        WriteWay("ba", conversation.BToA);
        json.WriteEndObject();
    }

    // What is not known, because the handshake or the other side was not seen, is absent.
    private void WriteWay(string way, in TcpDirectionCounts counts)
    {
        json.WriteNumber($"retransmissions_{way}", counts.Retransmissions);
        json.WriteNumber($"suspected_{way}", counts.SuspectedSegments);
        WriteMicroseconds($"rtt_{way}_us", Known(counts.LastRttNanoseconds));
        WriteMicroseconds($"srtt_{way}_us", Known(counts.SmoothedRttNanoseconds));
        WriteMicroseconds($"rttvar_{way}_us", Known(counts.RttVariationNanoseconds));
        WriteKnown($"in_flight_{way}", counts.InFlightBytes);
        WriteKnown($"window_{way}", counts.WindowBytes);
        WriteKnown($"window_scale_{way}", counts.WindowScale);
        json.WriteNumber($"zero_window_{way}_us", ReportJson.Microseconds(counts.ZeroWindowNanoseconds));
    }

    private static long? Known(long value) => value < 0 ? null : value;

    private void WriteKnown(string name, int value)
    {
        if (value >= 0)
        {
            json.WriteNumber(name, value);
        }
    }

    // Only what was given at all: a host has thousands of conversations, and most have none.
    private void WriteFlags(string name, TcpConversation[] conversations)
    {
        json.WriteStartObject(name);
        foreach (TcpFlags flag in TcpFlagNames.All)
        {
            long count = conversations.Sum(one => (long)one.AToB.Flags.Of(flag) + one.BToA.Flags.Of(flag));
            if (count > 0)
            {
                json.WriteNumber(TcpFlagNames.Of(flag), count);
            }
        }

        json.WriteEndObject();
    }

    private void WriteMicroseconds(string name, long? nanoseconds)
    {
        if (nanoseconds is { } value)
        {
            json.WriteNumber(name, ReportJson.Microseconds(value));
        }
    }

    internal static string Endpoint(IpAddress128 address, ushort port)
    {
        string text = address.ToString();
        return text.Contains(':', StringComparison.Ordinal) ? $"[{text}]:{port}" : $"{text}:{port}";
    }
}
