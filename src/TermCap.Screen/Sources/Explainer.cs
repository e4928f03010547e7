using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;
using TermCap.Screen.Text;

namespace TermCap.Screen.Sources;

/// <summary>Says why a row has its verdict: what the copies are, what proves that they are one packet, what a naive reading makes of them, what to do next.</summary>
/// <param name="frames">The packet's frames.</param>
/// <param name="file">The capture file; empty for a device, a pipe, or several files.</param>
internal sealed class Explainer(PacketFrames frames, string file)
{
    /// <summary>Copies that are named one by one.</summary>
    private const int CopiesNamedMax = 6;

    /// <summary>The explanation of a packet.</summary>
    public Explanation Explain(long number, CaptureSnapshot snapshot)
    {
        if (!frames.TryGet(number, out PacketRow row))
        {
            return new Explanation("This packet has left the store.", [], "", []);
        }

        IReadOnlyList<(long Number, FrameRow Frame)> all = frames.Of(row);
        List<string> proof = [Seen(all, snapshot)];
        if (all.Count > 1)
        {
            proof.AddRange(Links(all, snapshot));
            proof.Add(SameBytes(all));
        }

        proof.AddRange(VerdictSentences.Of(frames, row).Select(sentence => sentence + "."));
        proof.AddRange(RoleText.Of(row.Notes).Select(note => char.ToUpperInvariant(note[0]) + note[1..] + "."));
        return new Explanation(Title(number, row, all.Count), proof, Naive(number, row, all, snapshot), Next(row, hasCopies: snapshot.Frames > snapshot.Packets));
    }

    // For a shell: whatever stands in the name stays one word.
    private static string Quoted(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '_' or '-')
        ? name
        : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Title(long number, in PacketRow row, int copies)
    {
        (char letter, Severity severity) = VerdictLetters.Of(row);
        string words = letter is 'X' ? "TCP reset" : VerdictLetters.Words(severity == Severity.Phantom ? VerdictLetters.PhantomsOf(row) : row.Flags);
        return severity switch
        {
            Severity.Trouble => $"Packet {number}: {words}. It is real.",
            Severity.Notice when row.Resent == ResentVerdict.NetworkDuplicate => $"Packet {number}: {words} by its numbers, but the network made it: its sender sent it once.",
            Severity.Notice or Severity.Sign => $"Packet {number}: {words}. It is real.",
            Severity.Phantom => $"Packet {number}: no problem. {words} is a phantom: its copies cause it.",
            _ => copies > 1 ? $"Packet {number}: no problem. One packet, seen {copies} times." : $"Packet {number}: no problem. Seen once.",
        };
    }

    private static string Seen(IReadOnlyList<(long Number, FrameRow Frame)> all, CaptureSnapshot snapshot)
    {
        IEnumerable<string> copies = all.Take(CopiesNamedMax).Select(copy =>
            $"{snapshot.NameOf(copy.Frame.Interface)}{Place(copy.Frame)}{(all.Count > 1 ? " " + NumberText.Delta(copy.Frame.TimeNanoseconds - all[0].Frame.TimeNanoseconds) : "")}");
        string more = all.Count > CopiesNamedMax ? $" and {all.Count - CopiesNamedMax} more" : "";
        return $"Seen at {string.Join(", ", copies)}{more}.";
    }

    private static string Place(in FrameRow frame)
    {
        string words = string.Join(", ", new[] { RoleText.Of(frame.Role), RoleText.Of(frame.Direction) }.Where(word => word.Length > 0));
        return words.Length > 0 ? $" ({words})" : "";
    }

    private static IEnumerable<string> Links(IReadOnlyList<(long Number, FrameRow Frame)> all, CaptureSnapshot snapshot)
    {
        HostTopology topology = snapshot.Topology;
        HashSet<(uint, uint)> said = [];
        for (int copy = 1; copy < all.Count; copy++)
        {
            (uint one, uint other) = (all[copy - 1].Frame.Interface, all[copy].Frame.Interface);
            bool isBelow = topology.UppersOf(one).Contains(other);
            (uint lower, uint upper) = isBelow ? (one, other) : (other, one);
            if (topology.UppersOf(lower).Contains(upper) && said.Add((lower, upper)))
            {
                // With the kernel's numbers where there are any: files of one device have none.
                yield return upper < InterfaceTable.FirstSourceKey && lower < InterfaceTable.FirstSourceKey
                    ? $"Interface {lower} ({snapshot.NameOf(lower)}) is below {upper} ({snapshot.NameOf(upper)}): what passes one passes the other."
                    : $"{snapshot.NameOf(lower)} is below {snapshot.NameOf(upper)}: what passes one passes the other.";
            }
        }
    }

    private string SameBytes(IReadOnlyList<(long Number, FrameRow Frame)> all)
    {
        (byte[] first, int firstNetwork) = Located(all[0].Frame);
        int differing = 0;
        int compared = 0;
        foreach ((_, FrameRow frame) in all.Skip(1).Where(copy => !copy.Frame.Marks.HasFlag(FrameMarks.Slice)))
        {
            (byte[] bytes, int network) = Located(frame);
            if (first.Length == 0 || bytes.Length == 0)
            {
                return "Their bytes have left the store; they were compared when they came.";
            }

            compared++;
            differing += ByteDifferences.Find(bytes, network, first, firstNetwork).Count;
        }

        CopyDifferences differs = CopyDifferences.None;
        foreach ((_, FrameRow frame) in all)
        {
            differs |= frame.Differs;
        }

        return compared == 0 ? "They are slices of one large packet: their bytes lie inside it, each once."
            : differing == 0 ? "Their bytes are the same from the network layer on."
            : $"Their bytes are the same from the network layer on, but for {differing} in {(RoleText.Of(differs) is { Length: > 0 } words ? words : "what devices rewrite")}.";
    }

    private (byte[] Bytes, int Network) Located(in FrameRow frame)
    {
        byte[] bytes = frames.Bytes(frame);
        FrameLocator.Locate(bytes, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
        return (bytes, located.NetworkOffset);
    }

    private static string Naive(long number, PacketRow row, IReadOnlyList<(long Number, FrameRow Frame)> all, CaptureSnapshot snapshot)
    {
        TcpFlags phantoms = VerdictLetters.PhantomsOf(row);
        if (phantoms == TcpFlags.None)
        {
            return row.Flags == TcpFlags.None ? "A reading of all frames says the same." : "A reading of all frames says it of this packet too.";
        }

        IEnumerable<string> sentences = all.Where(copy => (copy.Frame.Apparent & phantoms) != 0).Take(CopiesNamedMax)
            .Select(copy => $"{VerdictSentences.Phantom(row, copy.Frame, number, snapshot.NameOf(copy.Frame.Interface))} (frame {copy.Frame.Number}).");
        string reason = VerdictLetters.NaiveReason(phantoms);
        return $"{string.Join(" ", sentences)} {char.ToUpperInvariant(reason[0])}{reason[1..]}.";
    }

    private List<string> Next(in PacketRow row, bool hasCopies)
    {
        if (row.IpVersion == 0)
        {
            return [];
        }

        string source = new IpAddress128(row.SourceHigh, row.SourceLow, row.IpVersion).ToString();
        string destination = new IpAddress128(row.DestinationHigh, row.DestinationLow, row.IpVersion).ToString();
        if (row.Protocol != IpProtocols.Tcp)
        {
            return [$"tcpdump -nn -i any host {source} and host {destination}"];
        }

        if (row.SourcePort == 0)
        {
            return [];
        }

        // On a sent packet the peer is the destination.
        (string peer, ushort port) = row.Direction == Direction.In ? (source, row.SourcePort) : (destination, row.DestinationPort);
        string end = row.IpVersion == 6 ? $"[{peer}]:{port}" : $"{peer}:{port}";
        List<string> next = [$"ss -tino dst {end}"];
        if (row.Stream >= 0)
        {
            string filter = $"-Y 'tcp.stream == {row.Stream}'";
            next.Add(file.Length > 0 && !hasCopies ? $"tshark -r {Quoted(file)} {filter}"
                : file.Length > 0 ? $"termcap clean {Quoted(file)} -o clean.pcapng && tshark -r clean.pcapng {filter}"
                : $"tshark -r SAVED.pcapng {filter}    (s saves it)");
        }

        next.Add($"tcpdump -nn -i any 'tcp port {row.SourcePort} and tcp port {row.DestinationPort}'");
        return next;
    }
}
