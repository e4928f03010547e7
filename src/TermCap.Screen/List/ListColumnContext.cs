using TermCap.Engine.Frames;
using TermCap.Screen.Driver;
using TermCap.Screen.Text;

namespace TermCap.Screen.List;

/// <summary>What columns need beside the packet.</summary>
internal sealed record ListColumnContext(Timestamp Start, TimeFormat TimeFormat, TimeZoneInfo Zone, GlyphSet Glyphs);
