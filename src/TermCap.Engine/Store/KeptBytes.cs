namespace TermCap.Engine.Store;

/// <summary>Which frames' bytes a store keeps.</summary>
public enum KeptBytes
{
    /// <summary>Those that cannot be read again: of pipes, gzip and devices.</summary>
    OutsideFiles,

    /// <summary>All, whether or not the input can be read again.</summary>
    All,

    /// <summary>None: <see cref="CaptureStore.ReadBytes"/> finds only what can be read again in a file.</summary>
    None,
}
