using TermCap.Engine.Frames;

namespace TermCap.Screen.Model;

/// <summary>What the screen reads. One thread, the screen's, calls it; every answer is of the snapshot that <see cref="Refresh"/> took last.</summary>
/// <remarks>
/// Positions count the rows of the list under the display filter: they only grow at the end and vanish at the front, so a position stays the same row
/// until the filter changes. No member blocks; what takes long is done in slices by <see cref="Refresh"/> or beside the screen.
/// </remarks>
public interface IScreenModel
{
    /// <summary>Takes the newest snapshot, and goes on with a filter that is being applied.</summary>
    /// <returns>A number that changes whenever anything that could be shown did.</returns>
    long Refresh();

    /// <summary>The figures.</summary>
    ScreenStatus Status { get; }

    /// <summary>The first position in the store.</summary>
    long First { get; }

    /// <summary>One past the last position.</summary>
    long End { get; }

    /// <summary>The display filter that is set; empty for none.</summary>
    string Filter { get; }

    /// <summary>How far the filter has looked, 0 to 1; null when it is through.</summary>
    double? FilterProgress { get; }

    /// <summary>The packet at a position; null when it has left the store.</summary>
    PacketLine? Packet(long position);

    /// <summary>The packet's copies, in the order of their frames.</summary>
    IReadOnlyList<CopyLine> Copies(long position);

    /// <summary>Events that stand between the row before and this one; <see cref="End"/> asks for those after the last.</summary>
    IReadOnlyList<EventLine> EventsBefore(long position);

    /// <summary>The next position after (or before, when <paramref name="step"/> is -1) with trouble at least so bad, among so many.</summary>
    /// <param name="from">Where to begin; not looked at itself.</param>
    /// <param name="step">1 or -1.</param>
    /// <param name="least">How bad it must be.</param>
    /// <param name="atMost">The most positions to look at.</param>
    /// <param name="reached">The last position that was looked at.</param>
    /// <returns>Negative when there is none among them.</returns>
    long FindTrouble(long from, int step, Severity least, int atMost, out long reached);

    /// <summary>The position of a packet number, or the next shown one; negative when there is none.</summary>
    long FindNumber(long number);

    /// <summary>The first position at or after a moment; negative when there is none.</summary>
    long FindTime(Timestamp time);

    /// <summary>The moment from which relative times count: the first frame.</summary>
    Timestamp Start { get; }

    /// <summary>Tree and bytes of a packet (copy -1: its witness) or of one copy.</summary>
    PacketDetail Detail(long position, int copy);

    /// <summary>Why the row has its verdict.</summary>
    Explanation Explain(long position);

    /// <summary>The worst conversations first, at most so many.</summary>
    IReadOnlyList<ConversationLine> Conversations(int atMost);

    /// <summary>The devices, as a tree.</summary>
    IReadOnlyList<InterfaceLine> Interfaces { get; }

    /// <summary>Bonds that changed their slave, oldest first.</summary>
    IReadOnlyList<FailoverLine> Failovers { get; }

    /// <summary>The events, oldest first, at most as many as the engine keeps.</summary>
    IReadOnlyList<EventLine> Events { get; }

    /// <summary>Begins to put together what a stream's ends said.</summary>
    IFollowing Follow(int stream);

    /// <summary>Words that could stand at the cursor of a filter, best first: whole texts of the filter.</summary>
    IReadOnlyList<string> Complete(string filter, int cursor);

    /// <summary>Checks a filter without setting it.</summary>
    FilterAnswer CheckFilter(string filter);
}
