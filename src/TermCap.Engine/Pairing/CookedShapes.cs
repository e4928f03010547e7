namespace TermCap.Engine.Pairing;

/// <summary>The walks of a capture without interfaces, counted by their shapes; what repeats a shorter walk is that walk several times.</summary>
internal sealed class CookedShapes
{
    private readonly Dictionary<string, CookedShape> _shapes = [];

    public CookedShapes(IReadOnlyList<CookedWalk> walks)
    {
        Dictionary<string, List<CookedWalk>> spelled = walks.GroupBy(walk => walk.Shape()).ToDictionary(shape => shape.Key, shape => shape.ToList());
        foreach ((string spelling, List<CookedWalk> alike) in spelled)
        {
            int part = PartOf(spelling, alike.Count, spelled);
            foreach (CookedWalk walk in alike)
            {
                for (int from = 0; from < walk.Length; from += part)
                {
                    ShapeOf(walk.Shape(from, part)).Add(walk, from);
                }
            }
        }
    }

    public IEnumerable<CookedShape> All => _shapes.Values;

    /// <summary>Walks that begin as this one does: its first two copies are the same.</summary>
    public int CountOfKin(CookedShape shape) => _shapes.Values.Where(other => other.Length > 1 && other.Spelling.AsSpan(0, 4).SequenceEqual(shape.Spelling.AsSpan(0, 4))).Sum(other => other.Count);

    /// <summary>The length of the commoner walk, of two copies at least, that this one repeats; its own length where it repeats none.</summary>
    private static int PartOf(string spelling, int count, Dictionary<string, List<CookedWalk>> spelled)
    {
        int length = spelling.Length / 2;
        for (int part = 2; part <= length / 2; part++)
        {
            string first = spelling[..(part * 2)];
            if (length % part == 0 && Repeats(spelling, part) && spelled.TryGetValue(first, out List<CookedWalk>? shorter) && shorter.Count * 2 >= count)
            {
                return part;
            }
        }

        return length;
    }

    // The first copy of a part has no stamp to compare with.
    private static bool Repeats(string spelling, int part)
    {
        for (int at = part * 2; at < spelling.Length; at++)
        {
            bool isFirst = at % (part * 2) == 1;
            if (!isFirst && spelling[at] != spelling[at % (part * 2)])
            {
                return false;
            }
        }

        return true;
    }

    private CookedShape ShapeOf(string spelling) => _shapes.TryGetValue(spelling, out CookedShape? shape) ? shape : _shapes[spelling] = new CookedShape(spelling);
}
