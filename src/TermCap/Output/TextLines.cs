using System.Globalization;
using System.Text;
using TermCap.Arguments;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Running;

namespace TermCap.Output;

/// <summary>The text form: a line per packet as tcpdump writes one, with the packet's path through the host and the time between its first and last copy.</summary>
/// <remarks>Lines go out whole, after each batch or when 64 KiB have come together. What comes from packets is printed without control characters.</remarks>
internal sealed class TextLines(Stream output, TextStyle style, IPacketFilter? filter, TimeZoneInfo zone) : IRunConsumer
{
    private const int HandOnCharacters = 64 * 1024;
    private const int BytesShownMax = 262_144;

    private readonly StringBuilder _text = new();
    private readonly ClockText _clock = new(style.Time, zone);
    private readonly string _arrow = style.IsAscii ? ">" : "›";
    private readonly string _micro = style.IsAscii ? "us" : "µs";
    private byte[] _bytes = new byte[2048];
    private CaptureStore _store = null!;
    private PacketView _view = null!;
    private PacketTexts _texts = null!;
    private NoticeLines _notices = null!;
    private long _last;

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
        filter?.Attach(worker);
        _store = worker.Store;
        _view = new PacketView(worker);
        _texts = new PacketTexts(worker, hidesPorts: true);
        _notices = new NoticeLines(worker);
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
        AppendNotices(packet - 1);
        _last = packet;
        if (filter?.Matches(packet) == false || !_view.Read(packet))
        {
            return;
        }

        AppendLine();
        if (style.Verbosity > 0)
        {
            AppendCopies();
        }

        if (style.HasHex || style.HasAscii)
        {
            AppendBytes();
        }

        if (_text.Length >= HandOnCharacters)
        {
            HandOn();
        }
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
        AppendNotices(_last);
        HandOn();
    }

    private void HandOn()
    {
        if (_text.Length > 0)
        {
            output.Write(Encoding.UTF8.GetBytes(_text.ToString()));
            _text.Clear();
        }
    }

    private void AppendNotices(long afterPacket)
    {
        while (_notices.Next(afterPacket) is { } notice)
        {
            _text.Append(_clock.Next(notice.Time.Nanoseconds)).Append("-- ");
            Printable.Append(_text, notice.Text, style.IsAscii);
            _text.Append(" --\n");
        }
    }

    private void AppendLine()
    {
        ref readonly PacketRow row = ref _view.Row;
        _text.Append(_clock.Next(row.TimeNanoseconds));
        AppendPath();
        if (style.HasMacs)
        {
            _text.Append(MacText.Of(_store, _view.Witness)).Append(' ');
        }

        AppendEndpoint(_view.Source, row.SourcePort, row.IpVersion);
        _text.Append(" > ");
        AppendEndpoint(_view.Destination, row.DestinationPort, row.IpVersion);
        (string protocol, string info) = _texts.Of(_view);
        _text.Append(": ").Append(protocol);
        if (!style.IsQuiet && info.Length > 0)
        {
            _text.Append(' ');
            Printable.Append(_text, info, style.IsAscii);
        }

        AppendRemarks(row);
        _text.Append(CultureInfo.InvariantCulture, $", length {row.LengthBytes}\n");
    }

    // bond1›eth2 +5.1µs: the devices in the order of the frames, and how long the walk took.
    private void AppendPath()
    {
        ReadOnlySpan<FrameRow> frames = _view.Frames;
        uint last = 0;
        bool isFirst = true;
        foreach (ref readonly FrameRow frame in frames)
        {
            if (isFirst || frame.Interface != last)
            {
                _text.Append(isFirst ? "" : _arrow);
                Printable.Append(_text, _view.NameOf(frame.Interface), style.IsAscii);
            }

            (last, isFirst) = (frame.Interface, false);
        }

        _text.Append(_view.Row.Direction switch { Direction.In => " In", Direction.Out => " Out", _ => "" });
        if (frames.Length > 1)
        {
            AppendDelta(frames[^1].TimeNanoseconds - frames[0].TimeNanoseconds);
        }

        _text.Append(' ');
    }

    private void AppendDelta(long nanoseconds) =>
        _text.Append(CultureInfo.InvariantCulture, $" {(nanoseconds < 0 ? '-' : '+')}{Math.Abs(nanoseconds) / 1000.0:0.###}{_micro}");

    private void AppendEndpoint(string address, int port, byte ipVersion)
    {
        _text.Append(address.Length > 0 ? address : "?");
        if (ipVersion != 0 && _view.HasPorts)
        {
            _text.Append('.').Append(port);
        }
    }

    private void AppendRemarks(in PacketRow row)
    {
        List<string> remarks = [.. VerdictNames.Flags.Where(Has(row.Flags)).Select(flag => flag.Name.Replace('_', ' '))];
        if (row.Resent == ResentVerdict.Resent)
        {
            remarks.Add("resent");
        }

        PacketNotes notes = row.Notes;
        remarks.AddRange(VerdictNames.Notes.Where(note => (notes & note.Note) != 0).Select(note => note.Name.Replace('_', ' ')));
        if (remarks.Count > 0)
        {
            _text.Append(" [").AppendJoin(", ", remarks).Append(']');
        }
    }

    private static Func<(TcpFlags Flag, string Name), bool> Has(TcpFlags flags) => row => (flags & row.Flag) != 0;

    private void AppendCopies()
    {
        ReadOnlySpan<FrameRow> frames = _view.Frames;
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly FrameRow frame = ref frames[i];
            _text.Append(style.IsAscii ? i == frames.Length - 1 ? "    `- " : "    |- " : i == frames.Length - 1 ? "    └╴" : "    ├╴");
            Printable.Append(_text, _view.NameOf(frame.Interface), style.IsAscii);
            _text.Append(' ').Append(InterfaceRoleNames.NameOf(frame.Role).Replace('-', ' '));
            _text.Append(frame.Direction switch { Direction.In => " in", Direction.Out => " out", _ => "" });
            AppendDelta(frame.TimeNanoseconds - frames[0].TimeNanoseconds);
            _text.Append(CultureInfo.InvariantCulture, $" frame {frame.Number}");
            _text.Append((frame.Marks & FrameMarks.Slice) != 0 ? " slice" : "").Append((frame.Marks & FrameMarks.Witness) != 0 ? " witness" : "");
            CopyDifferences differs = frame.Differs;
            string[] differences = [.. VerdictNames.Differences.Where(row => (differs & row.Difference) != 0).Select(row => row.Name)];
            _text.Append(differences.Length > 0 ? " differs in " + string.Join(", ", differences) : "");
            string[] phantoms = [.. VerdictNames.Flags.Where(Has(frame.Apparent & ~_view.Row.Flags)).Select(flag => flag.Name.Replace('_', ' '))];
            _text.Append(phantoms.Length > 0 ? "; a naive reading says " + string.Join(", ", phantoms) : "").Append('\n');
        }
    }

    private void AppendBytes()
    {
        FrameRow witness = _view.Witness;
        int wanted = Math.Min(witness.CapturedLengthBytes, BytesShownMax);
        if (_bytes.Length < wanted)
        {
            _bytes = new byte[wanted];
        }

        int count = _store.ReadBytes(witness, _bytes.AsSpan(0, wanted));
        ByteText.Append(_text, _bytes.AsSpan(0, Math.Max(count, 0)), style);
    }
}
