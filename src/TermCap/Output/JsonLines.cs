using System.Buffers;
using System.Text.Json;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Running;

namespace TermCap.Output;

/// <summary>Writes one JSON object a line for each packet, in packet order. The form is a contract: fields are added, never renamed.</summary>
/// <remarks>Lines are gathered and handed on after each batch, or when 64 KiB have come together.</remarks>
/// <param name="output">Where to.</param>
/// <param name="hasSeveralInputs">Whether frames say which input they are of.</param>
/// <param name="filter">Which packets are written; null for all.</param>
internal sealed class JsonLines(Stream output, bool hasSeveralInputs, IPacketFilter? filter) : IRunConsumer, IDisposable
{
    private const int HandOnBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(HandOnBytes * 2);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private PacketView _view = null!;
    private PacketTexts _texts = null!;

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
        filter?.Attach(worker);
        _view = new PacketView(worker);
        _texts = new PacketTexts(worker);
    }

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet)
    {
    }

    /// <inheritdoc/>
    public void OnFrame(long frame)
    {
    }

    /// <inheritdoc/>
    public void OnPacket(long packet)
    {
        if (filter?.Matches(packet) == false || !_view.Read(packet))
        {
            return;
        }

        _json.Reset(_bytes);
        WritePacket();
        _json.Flush();
        _bytes.Write("\n"u8);
        if (_bytes.WrittenCount >= HandOnBytes)
        {
            OnBatchEnd();
        }
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
        if (_bytes.WrittenCount > 0)
        {
            output.Write(_bytes.WrittenSpan);
            _bytes.ResetWrittenCount();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WritePacket()
    {
        ref readonly PacketRow row = ref _view.Row;
        _json.WriteStartObject();
        _json.WriteNumber("packet", _view.Number);
        _json.WriteString("time", new Timestamp(row.TimeNanoseconds).ToString());
        _json.WriteNumber("time_ns", row.TimeNanoseconds);
        _json.WriteNumber("length", row.LengthBytes);
        WriteEndpoints();
        (string protocol, string info) = _texts.Of(_view);
        _json.WriteString("protocol", protocol);
        _json.WriteString("info", info);
        _json.WriteString("paired", PairingNames.NameOf(row.Method));
        if (row.Delivered != DeliveryState.NotApplicable)
        {
            _json.WriteBoolean("delivered", row.Delivered == DeliveryState.Delivered);
        }

        _json.WriteBoolean("clean", (row.States & PacketStates.Kept) != 0);
        _json.WriteNumber("witness", _view.Witness.Number);
        if (hasSeveralInputs)
        {
            _json.WriteNumber("witness_file", _view.Witness.Input);
        }

        WriteVerdict(row);
        WriteNames("notes", VerdictNames.Notes, row.Notes);
        WriteLinks(row);
        WriteFrames("copies", areSlices: false);
        if (row.Slices > 0)
        {
            WriteFrames("slices", areSlices: true);
        }

        _json.WriteEndObject();
    }

    private void WriteEndpoints()
    {
        string source = _view.Source;
        string destination = _view.Destination;
        if (source.Length > 0)
        {
            _json.WriteString("src", source);
        }

        if (destination.Length > 0)
        {
            _json.WriteString("dst", destination);
        }

        if (_view.HasPorts)
        {
            _json.WriteNumber("srcport", _view.Row.SourcePort);
            _json.WriteNumber("dstport", _view.Row.DestinationPort);
        }
    }

    private void WriteVerdict(in PacketRow row)
    {
        if (row.Stream >= 0)
        {
            _json.WriteNumber("stream", row.Stream);
        }

        WriteNames("flags", VerdictNames.Flags, row.Flags);
        _json.WriteBoolean("resent", row.Resent == ResentVerdict.Resent);
        if (row.AckRttNanoseconds > 0)
        {
            WriteMicroseconds("rtt_us", row.AckRttNanoseconds);
        }

        if (row.DuplicateAckNumber > 0)
        {
            _json.WriteNumber("dup_ack_num", row.DuplicateAckNumber);
        }

        if (row.RefersTo > 0)
        {
            _json.WriteNumber("refers_to", row.RefersTo);
        }

        if (row.RtoNanoseconds > 0)
        {
            WriteMicroseconds("rto_us", row.RtoNanoseconds);
        }
    }

    private void WriteLinks(in PacketRow row)
    {
        if (row.LinkedPacket == 0)
        {
            return;
        }

        _json.WriteStartArray("links");
        _json.WriteStartObject();
        _json.WriteNumber("packet", row.LinkedPacket);
        _json.WriteString("as", PairingNames.NameOf(row.LinkKind));
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void WriteFrames(string name, bool areSlices)
    {
        _json.WriteStartArray(name);
        ReadOnlySpan<FrameRow> frames = _view.Frames;
        for (int i = 0; i < frames.Length; i++)
        {
            if ((frames[i].Marks & FrameMarks.Slice) != 0 == areSlices)
            {
                WriteFrame(frames[i], frames[0].TimeNanoseconds);
            }
        }

        _json.WriteEndArray();
    }

    private void WriteFrame(in FrameRow frame, long firstNanoseconds)
    {
        _json.WriteStartObject();
        _json.WriteNumber("frame", frame.Number);
        if (hasSeveralInputs)
        {
            _json.WriteNumber("file", frame.Input);
        }

        if (frame.Interface is > 0 and < InterfaceTable.FirstSourceKey)
        {
            _json.WriteNumber("ifindex", frame.Interface);
        }

        if (frame.Interface > 0)
        {
            _json.WriteString("ifname", _view.NameOf(frame.Interface));
        }

        _json.WriteString("role", InterfaceRoleNames.NameOf(frame.Role));
        if (DirectionNames.NameOf(frame.Direction) is { } direction)
        {
            _json.WriteString("dir", direction);
        }

        _json.WriteNumber("delta_ns", frame.TimeNanoseconds - firstNanoseconds);
        WriteNames("apparent", VerdictNames.Flags, frame.Apparent);
        if (frame.Differs != CopyDifferences.None)
        {
            WriteNames("differs", VerdictNames.Differences, frame.Differs);
        }

        _json.WriteEndObject();
    }

    private void WriteNames<T>(string name, (T Value, string Name)[] rows, T values)
        where T : struct, Enum
    {
        _json.WriteStartArray(name);
        foreach ((T value, string word) in rows)
        {
            if (values.HasFlag(value))
            {
                _json.WriteStringValue(word);
            }
        }

        _json.WriteEndArray();
    }

    private void WriteMicroseconds(string name, long nanoseconds) => _json.WriteNumber(name, (nanoseconds + 500) / 1000);
}
