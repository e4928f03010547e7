using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;
using TermCap.Screen.Text;

namespace TermCap.Screen.Sources;

/// <summary>Makes tree and bytes of a packet, or of one of its copies.</summary>
internal sealed class DetailReader(PacketFrames frames, IPacketTexts texts)
{
    /// <summary>Copies whose phantoms are told one by one.</summary>
    private const int PhantomsNamedMax = 6;

    /// <summary>Copy -1: the witness.</summary>
    public PacketDetail Read(long number, int copy, CaptureSnapshot snapshot)
    {
        if (!frames.TryGet(number, out PacketRow row))
        {
            return new PacketDetail([new DetailField(0, "This packet has left the store.", 0, 0)], default);
        }

        IReadOnlyList<(long Number, FrameRow Frame)> all = frames.Of(row);
        int witness = Math.Max(0, Place(all, row.Witness));
        int shown = copy >= 0 && copy < all.Count ? copy : witness;
        if (all.Count == 0)
        {
            return new PacketDetail([new DetailField(0, $"Packet {number}: its frames have left the store.", 0, 0)], default);
        }

        FrameRow frame = all[shown].Frame;
        byte[] bytes = frames.Bytes(frame);
        FrameLocator.Locate(bytes, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
        DetailLines tree = new();
        WritePacket(tree, number, row, all, shown, snapshot);
        if (bytes.Length > 0)
        {
            tree.Add(Engine.Summary.PacketDetail.Build(bytes, frame.OriginalLengthBytes, frame.LinkType), bytes.Length);
            LibraryDetail.Add(tree, bytes, located);
            WriteEnd(tree, number, row, all, snapshot);
        }

        return new PacketDetail(tree.Fields, bytes) { Differs = shown == witness ? new HashSet<int>() : Differences(bytes, located, all[witness].Frame) };
    }

    private static int Place(IReadOnlyList<(long Number, FrameRow Frame)> all, long number)
    {
        for (int place = 0; place < all.Count; place++)
        {
            if (all[place].Number == number)
            {
                return place;
            }
        }

        return -1;
    }

    private static void WritePacket(DetailLines tree, long number, in PacketRow row, IReadOnlyList<(long Number, FrameRow Frame)> all, int shown, CaptureSnapshot snapshot)
    {
        FrameRow frame = all[shown].Frame;
        string cut = frame.CapturedLengthBytes < frame.OriginalLengthBytes ? $", {frame.CapturedLengthBytes} captured" : "";
        tree.Layer($"Packet {number}, frame {frame.Number}: {frame.OriginalLengthBytes} bytes{cut}, seen {(all.Count == 1 ? "once" : $"{all.Count} times")}", 0, frame.CapturedLengthBytes);
        tree.Field($"Time: {new Timestamp(frame.TimeNanoseconds)}");
        for (int place = 0; place < all.Count; place++)
        {
            FrameRow copy = all[place].Frame;
            string mark = all[place].Number == row.Witness ? ", the witness" : "";
            string here = place == shown ? ", shown here" : "";
            tree.Field($"{snapshot.NameOf(copy.Interface)} {RoleText.Of(copy.Role)} {RoleText.Of(copy.Direction)} {NumberText.Delta(copy.TimeNanoseconds - all[0].Frame.TimeNanoseconds)}{mark}{here}");
        }

        tree.Field(Paired(row.Method));
        foreach (string note in RoleText.Of(row.Notes))
        {
            tree.Remark(note, Severity.Notice);
        }

        if (RoleText.Of(frame.Differs) is { Length: > 0 } differs)
        {
            tree.Remark($"differs from the first copy: {differs}", Severity.Notice);
        }
    }

    private void WriteEnd(DetailLines tree, long number, in PacketRow row, IReadOnlyList<(long Number, FrameRow Frame)> all, CaptureSnapshot snapshot)
    {
        (string protocol, string info) = texts.Of(number, row);
        tree.Layer($"{protocol}: {info}");
        if (row.Stream >= 0)
        {
            WriteAnalysis(tree, number, row, all, snapshot);
        }
    }

    private void WriteAnalysis(DetailLines tree, long number, PacketRow row, IReadOnlyList<(long Number, FrameRow Frame)> all, CaptureSnapshot snapshot)
    {
        tree.Field($"Stream {row.Stream}");
        Severity severity = VerdictLetters.Of(row).Severity;
        foreach (string sentence in VerdictSentences.Of(frames, row))
        {
            tree.Remark(sentence, severity == Severity.Phantom ? Severity.None : severity);
        }

        IEnumerable<string> phantoms = all.Select(copy => VerdictSentences.Phantom(row, copy.Frame, number, snapshot.NameOf(copy.Frame.Interface)));
        foreach (string phantom in phantoms.Where(sentence => sentence.Length > 0).Take(PhantomsNamedMax))
        {
            tree.Remark(phantom, Severity.Phantom);
        }

        if (row.AckRttNanoseconds > 0)
        {
            tree.Remark($"acknowledges after {NumberText.Span(row.AckRttNanoseconds)}");
        }

        tree.Field($"Window: {row.WindowBytes} (as far as the scale is known)");
    }

    private IReadOnlySet<int> Differences(byte[] bytes, in LocatedFrame located, in FrameRow witness)
    {
        byte[] other = frames.Bytes(witness);
        FrameLocator.Locate(other, witness.OriginalLengthBytes, witness.LinkType, witness.Direction, out LocatedFrame otherLocated);
        return ByteDifferences.Find(bytes, located.NetworkOffset, other, otherLocated.NetworkOffset);
    }

    private static string Paired(PairingMethod method) => method switch
    {
        PairingMethod.Exact => "Paired by interfaces whose places are known",
        PairingMethod.Inferred => "Paired by inference: places learnt from the traffic, or time and bytes",
        _ => "Not paired: one copy",
    };
}
