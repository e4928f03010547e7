using TermCap.Screen.Model;

namespace TermCap.Screen.Detail;

/// <summary>Collects the lines of a detail tree.</summary>
/// <remarks>Bound: <see cref="LinesMax"/> lines; a header with more options than any real one says that it goes on.</remarks>
internal sealed class DetailTree
{
    /// <summary>More than the longest real packet has.</summary>
    public const int LinesMax = 400;

    private readonly List<DetailField> _fields = [];

    /// <summary>The lines, parents before children.</summary>
    public IReadOnlyList<DetailField> Fields => _fields;

    /// <summary>Adds a layer.</summary>
    public void Layer(string text, int offset, int length, Severity severity = Severity.None) => Add(0, text, offset, length, severity);

    /// <summary>Adds a field of the layer.</summary>
    public void Field(string text, int offset, int length, Severity severity = Severity.None) => Add(1, text, offset, length, severity);

    /// <summary>Adds a part of a field.</summary>
    public void Part(string text, int offset, int length) => Add(2, text, offset, length, Severity.None);

    /// <summary>Adds what stands in no byte.</summary>
    public void Remark(string text, Severity severity = Severity.None) => Add(1, $"[{text}]", 0, 0, severity);

    private void Add(int depth, string text, int offset, int length, Severity severity)
    {
        if (_fields.Count < LinesMax)
        {
            _fields.Add(new DetailField(depth, text, offset, length) { Severity = severity });
        }
        else if (_fields.Count == LinesMax)
        {
            _fields.Add(new DetailField(0, "(more lines than are shown)", 0, 0));
        }
    }
}
