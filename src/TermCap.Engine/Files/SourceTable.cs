using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>The sources of a run, numbered from 0 over all its inputs. Used by the producer's thread.</summary>
/// <remarks>
/// Bound: <see cref="Capacity"/> sources. A file that asks for more is malformed from there on, and says so.
/// An interface that a later section of the same input describes again in the same words is the same source.
/// </remarks>
public sealed class SourceTable
{
    /// <summary>Sources of one run at most.</summary>
    public const int Capacity = 16_384;

    private readonly List<CaptureSource> _sources = [];
    private readonly Dictionary<CaptureSource, CaptureSource> _named = [];

    /// <summary>The sources so far, by number.</summary>
    public IReadOnlyList<CaptureSource> Sources => _sources;

    /// <summary>Numbers a source.</summary>
    /// <param name="described">The source; its own number does not count.</param>
    /// <param name="isNew">Whether it was not known before.</param>
    /// <returns>The source with its number; null when the table is full.</returns>
    internal CaptureSource? Add(CaptureSource described, out bool isNew)
    {
        CaptureSource key = described with { Index = 0 };
        isNew = false;
        if (described.InterfaceName is not null && _named.TryGetValue(key, out CaptureSource? known))
        {
            return known;
        }

        if (_sources.Count == Capacity)
        {
            return null;
        }

        isNew = true;
        CaptureSource added = described with { Index = _sources.Count };
        _sources.Add(added);
        if (described.InterfaceName is not null)
        {
            _named.Add(key, added);
        }

        return added;
    }
}
