using TermCap.Engine.Summary;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Collects the lines of the detail tree: what the screen knows of a packet, and the layers that the engine reads from its bytes.</summary>
internal sealed class DetailLines
{
    private readonly List<Model.DetailField> _fields = [];

    /// <summary>The lines, parents before children.</summary>
    public IReadOnlyList<Model.DetailField> Fields => _fields;

    /// <summary>Adds a layer.</summary>
    public void Layer(string text, int offset = 0, int length = 0, Severity severity = Severity.None) =>
        _fields.Add(new Model.DetailField(0, text, offset, length) { Severity = severity });

    /// <summary>Adds a field of the layer that stands in no byte.</summary>
    public void Field(string text) => _fields.Add(new Model.DetailField(1, text, 0, 0));

    /// <summary>Adds a field of the layer with its bytes.</summary>
    public void Field(string text, int offset, int length) => _fields.Add(new Model.DetailField(1, text, offset, length));

    /// <summary>Adds what is worth a remark.</summary>
    public void Remark(string text, Severity severity = Severity.None) => _fields.Add(new Model.DetailField(1, $"[{text}]", 0, 0) { Severity = severity });

    /// <summary>Adds the layers of a frame; bytes that were not captured cannot be lit.</summary>
    public void Add(DetailTree tree, int capturedBytes)
    {
        foreach (Engine.Summary.DetailField field in tree.Fields)
        {
            int offset = Math.Clamp(field.Offset, 0, capturedBytes);
            int length = field.Offset < 0 ? 0 : Math.Clamp(field.LengthBytes, 0, capturedBytes - offset);
            string text = field.Value.Length == 0 ? field.Name : field.Depth == 0 ? $"{field.Name} {field.Value}" : $"{field.Name}: {field.Value}";
            _fields.Add(new Model.DetailField(field.Depth, text, offset, length));
        }
    }
}
