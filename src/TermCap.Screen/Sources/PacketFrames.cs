using TermCap.Engine.Store;

namespace TermCap.Screen.Sources;

/// <summary>Reads a packet's frames and their bytes from the store, for the screen's thread.</summary>
internal sealed class PacketFrames(CaptureStore store)
{
    /// <summary>Frames of one packet that are read: a 64 KiB packet in slices of 500 bytes has half as many.</summary>
    public const int FramesMax = 256;

    /// <summary>The packet's row; false when it has left the store.</summary>
    public bool TryGet(long number, out PacketRow row) => store.TryGetPacket(number, out row);

    /// <summary>The packet's frames, in the order of the input, with their global numbers.</summary>
    public IReadOnlyList<(long Number, FrameRow Frame)> Of(in PacketRow row)
    {
        List<(long, FrameRow)> frames = [];
        long at = row.FirstFrame;
        while (frames.Count < FramesMax && store.TryGetFrame(at, out FrameRow frame))
        {
            frames.Add((at, frame));
            if (frame.NextOfPacket == 0)
            {
                break;
            }

            at += frame.NextOfPacket;
        }

        return frames;
    }

    /// <summary>The frame that stands for the packet (the first until that is known); false when it has left.</summary>
    public bool TryWitness(in PacketRow row, out FrameRow frame) => store.TryGetFrame(row.Witness > 0 ? row.Witness : row.FirstFrame, out frame);

    /// <summary>A frame's captured bytes, at most so many; empty when they are gone.</summary>
    public byte[] Bytes(in FrameRow frame, int atMost = int.MaxValue)
    {
        byte[] bytes = new byte[Math.Min(frame.CapturedLengthBytes, atMost)];
        return store.ReadBytes(in frame, bytes) == bytes.Length ? bytes : [];
    }
}
