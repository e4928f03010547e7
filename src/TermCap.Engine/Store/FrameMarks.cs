namespace TermCap.Engine.Store;

/// <summary>What a frame is beside a copy of its packet.</summary>
[Flags]
public enum FrameMarks : byte
{
    /// <summary>A plain copy.</summary>
    None = 0,

    /// <summary>It holds a part of a larger packet.</summary>
    Slice = 1,

    /// <summary>It stands for its packet in list, analysis and cleaned file.</summary>
    Witness = 2,

    /// <summary>Its bytes can be read again in the input file; they are not in the store.</summary>
    InFile = 4,

    /// <summary>Its headers were not whole.</summary>
    Malformed = 8,
}
