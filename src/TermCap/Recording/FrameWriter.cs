using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Output;

namespace TermCap.Recording;

/// <summary>Writes frames of the store, unchanged, with what is known of their sources and devices around them.</summary>
/// <remarks>One thread. A frame whose bytes have left the store is not written, and counted in <see cref="LeftStore"/>.</remarks>
internal sealed class FrameWriter(CaptureStore store, ICaptureWriter writer, WhatToWrite what)
{
    private const string Guessed = "copies inferred";

    private byte[] _bytes = new byte[4096];
    private int _sourcesAdded;
    private HostTopology? _topology;

    /// <summary>Frames written.</summary>
    public long Written { get; private set; }

    /// <summary>Frames whose bytes were gone before they could be written.</summary>
    public long LeftStore { get; private set; }

    /// <summary>Counts a frame that had left the store with its row.</summary>
    public void NoteLeftStore() => LeftStore++;

    /// <summary>Makes known what has become known of sources and devices since the last frame.</summary>
    public void Describe(IReadOnlyList<CaptureSource> sources, HostTopology topology)
    {
        while (_sourcesAdded < sources.Count)
        {
            CaptureSource source = sources[_sourcesAdded++];
            writer.AddSource(source, DescriptionOf(source, topology));
        }

        if (!ReferenceEquals(topology, _topology))
        {
            _topology = topology;
            if (!topology.Interfaces.IsEmpty)
            {
                writer.WriteTopology(Provenance.Head(topology, what));
            }
        }
    }

    /// <summary>Writes one frame.</summary>
    public void Write(in FrameRow frame, string? comment)
    {
        if (_bytes.Length < frame.CapturedLengthBytes)
        {
            _bytes = new byte[frame.CapturedLengthBytes];
        }

        int count = store.ReadBytes(frame, _bytes);
        if (count < 0)
        {
            LeftStore++;
            return;
        }

        FrameRecord record = new()
        {
            TimeNanoseconds = frame.TimeNanoseconds,
            Number = frame.Number,
            CapturedLengthBytes = count,
            OriginalLengthBytes = frame.OriginalLengthBytes,
            SourceIndex = frame.Source,
            LinkType = frame.LinkType,
            Direction = frame.LinkType.IsCooked() ? Direction.Unknown : frame.Direction,
            Input = frame.Input,
        };
        writer.Write(record, _bytes.AsSpan(0, count), comment);
        Written++;
    }

    /// <summary>What is worth saying of a packet in its comment; null for most.</summary>
    public static string? CommentOn(in PacketRow packet)
    {
        const TcpFlags Trouble = TcpFlags.Retransmission | TcpFlags.FastRetransmission | TcpFlags.SpuriousRetransmission
            | TcpFlags.OutOfOrder | TcpFlags.LostSegment;
        TcpFlags flags = packet.Flags & Trouble;
        PacketNotes notes = packet.Notes;
        bool isGuessed = packet.Method == PairingMethod.Inferred;
        if (flags == 0 && notes == 0)
        {
            return isGuessed ? Guessed : null; // Every packet of a capture without names: no words to be put together.
        }

        IEnumerable<string> words = VerdictNames.Flags.Where(row => (flags & row.Flag) != 0).Select(row => row.Name)
            .Concat(VerdictNames.Notes.Where(row => (notes & row.Note) != 0).Select(row => row.Name))
            .Concat(isGuessed ? [Guessed] : Array.Empty<string>());
        return string.Join(", ", words);
    }

    private static string? DescriptionOf(CaptureSource source, HostTopology topology)
    {
        NetworkInterface? device = source.InterfaceIndex is { } index ? topology.Find(index) : topology.Interfaces.FirstOrDefault(one => one.Name == source.InterfaceName);
        return device is null ? null : $"{InterfaceKindNames.NameOf(device.Kind)}, {InterfaceRoleNames.NameOf(topology.RoleOf(device.Index)).Replace('-', ' ')}";
    }
}
