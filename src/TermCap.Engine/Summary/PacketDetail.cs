using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>Makes the detail tree of one frame from our own header views. For the selected packet: it allocates.</summary>
/// <remarks>Never throws, whatever the bytes. Tunnels are entered <see cref="PacketSummary.DepthMax"/> deep. Copies, pairing and verdicts are the screen's to add: the engine's other rooms know them.</remarks>
public static class PacketDetail
{
    /// <summary>Makes the tree.</summary>
    /// <param name="captured">The captured bytes.</param>
    /// <param name="originalLengthBytes">The frame's length when captured.</param>
    /// <param name="linkType">The link type of the bytes.</param>
    public static DetailTree Build(ReadOnlySpan<byte> captured, int originalLengthBytes, LinkType linkType)
    {
        DetailBuilder tree = new();
        AddFrame(tree, captured, originalLengthBytes, linkType, 0);
        return tree.Build();
    }

    /// <summary>Adds all layers of a frame, or of what a tunnel carries.</summary>
    internal static void AddFrame(DetailBuilder tree, ReadOnlySpan<byte> captured, int originalLengthBytes, LinkType linkType, int depth)
    {
        FrameLocator.Locate(captured, originalLengthBytes, linkType, Direction.Unknown, out LocatedFrame located);
        LinkDetail.Add(tree, captured, in located, linkType);
        if (located.NetworkOffset >= 0 && located.NetworkOffset <= captured.Length)
        {
            NetworkDetail.Add(tree, captured, in located, depth);
        }

        string? why = located.Status switch
        {
            HeaderStatus.Cut => "the snaplen cut the frame here",
            HeaderStatus.Malformed => "what follows contradicts itself",
            _ => null,
        };
        if (why is not null)
        {
            tree.Text("Headers end", why, -1, 0);
        }
    }
}
