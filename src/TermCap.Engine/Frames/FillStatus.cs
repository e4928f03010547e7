namespace TermCap.Engine.Frames;

/// <summary>What a source's <see cref="IFrameSource.Fill"/> came to.</summary>
public enum FillStatus
{
    /// <summary>Something is in the batch, and more may come.</summary>
    More,

    /// <summary>Nothing came for a while; the batch is empty or holds only a tick.</summary>
    Waiting,

    /// <summary>The input has ended; the batch may hold the last frames.</summary>
    End,
}
