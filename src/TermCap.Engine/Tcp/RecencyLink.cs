namespace TermCap.Engine.Tcp;

/// <summary>A stream's neighbours in order of use; -1 at the ends.</summary>
internal struct RecencyLink
{
    public int Newer;
    public int Older;
}
