using System.Text;
using TermCap.Engine.Store;

namespace TermCap.Engine.Filters;

/// <summary>The empty filter: every packet fits.</summary>
internal sealed class EverythingNode : FilterNode
{
    public override bool Matches(in PacketRow row, FilterScope scope) => true;

    public override void Write(StringBuilder text)
    {
    }
}
