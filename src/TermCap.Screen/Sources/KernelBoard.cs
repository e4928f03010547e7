using TermCap.Engine.Pipeline;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Puts what the packets show beside the kernel's counters, and says in words why the two differ. The screen's thread alone.</summary>
/// <remarks>
/// Both are read while they grow, and the packets come a moment later: a count of ours that lies between the kernel's last two readings is the same count.
/// Only one that lies outside is a difference.
/// </remarks>
internal sealed class KernelBoard(EngineModelOptions options)
{
    /// <summary>The counter that has our count beside it first: what this host sent again.</summary>
    private const string Resent = "TcpRetransSegs";
    private const string Resets = "TcpOutRsts";

    private long _number = -1;
    private long _resentPerSecond;
    private long _resetsPerSecond;
    private (long Resent, long Resets) _before;
    private bool _wasComplete;

    /// <summary>The counters worth a line: those with our count beside, and those that grew.</summary>
    public IReadOnlyList<KernelLine> Lines { get; private set; } = [];

    /// <summary>Why our count of what was sent again is not the kernel's; empty where it is.</summary>
    public IReadOnlyList<string> Difference { get; private set; } = [];

    /// <summary>What the kernel sent again; null where it does not tell.</summary>
    public long? KernelResent { get; private set; }

    /// <summary>Takes the kernel's newest reading and the snapshot of the same moment.</summary>
    public void Take(CaptureSnapshot snapshot)
    {
        if (options.Kernel() is not { } reading)
        {
            return;
        }

        (long Resent, long Resets) ours = (snapshot.Real.ResentOut, snapshot.Real.ResetsOut);
        if (reading.Number != _number)
        {
            // Counters that were reset start below what they had been.
            _resentPerSecond = Math.Max(0, ours.Resent - _before.Resent);
            _resetsPerSecond = Math.Max(0, ours.Resets - _before.Resets);
            _before = ours;
        }

        Lines = [.. reading.Figures.Select(figure => Line(figure, ours)).Where(line => line.Ours is not null || line.Kernel > 0)];
        if (reading.Figures.FirstOrDefault(figure => figure.Field == Resent) is { } resent)
        {
            KernelResent = resent.Sum;
            if (reading.Number != _number || snapshot.IsComplete != _wasComplete)
            {
                bool isSame = ours.Resent == resent.Sum || (!snapshot.IsComplete && ours.Resent < resent.Sum && ours.Resent >= resent.Sum - resent.LastSecond);
                // The worker resets its counts a moment after the kernel's: the first reading says nothing.
                Difference = isSame || reading.Number == 0 ? [] : options.KernelDifference(resent.Sum, snapshot);
            }
        }

        (_number, _wasComplete) = (reading.Number, snapshot.IsComplete);
    }

    private KernelLine Line(KernelFigure figure, (long Resent, long Resets) ours) => new(figure.Field, figure.Words, figure.Sum, figure.LastSecond)
    {
        Ours = figure.Field switch { Resent => ours.Resent, Resets => ours.Resets, _ => null },
        OursPerSecond = figure.Field switch { Resent => _resentPerSecond, Resets => _resetsPerSecond, _ => null },
    };
}
