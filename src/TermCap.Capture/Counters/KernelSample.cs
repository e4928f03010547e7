namespace TermCap.Capture.Counters;

/// <summary>The kernel's counters at a moment, or their growth between two. Immutable.</summary>
public sealed class KernelSample
{
    private readonly ulong[] _values;
    private readonly bool[] _isKnown;

    internal KernelSample(ulong[] values, bool[] isKnown)
    {
        _values = values;
        _isKnown = isKnown;
    }

    /// <summary>A counter's value, or null where this kernel does not have it.</summary>
    public ulong? this[KernelCounter counter] => _isKnown[(int)counter] ? _values[(int)counter] : null;

    /// <summary>How much each counter grew since an earlier sample.</summary>
    public KernelSample Since(KernelSample before)
    {
        ulong[] growth = new ulong[_values.Length];
        for (int i = 0; i < growth.Length; i++)
        {
            growth[i] = Growth(_values[i], before._values[i]);
        }

        return new KernelSample(growth, _isKnown);
    }

    // 32-bit kernels count in 32 bits and wrap; a 64-bit counter goes back only when the namespace is another one: then all of it is new.
    private static ulong Growth(ulong now, ulong before) =>
        now >= before ? now - before
        : before <= uint.MaxValue && before - now > uint.MaxValue / 2 ? now + (1UL << 32) - before
        : now;
}
