using TermCap.Engine.Frames;

namespace TermCap.Tests.Running;

/// <summary>A source that hands on what another has, and then fails, or stays quiet until it is asked to stop.</summary>
internal sealed class BrokenSource(IFrameSource inner, Exception? failure) : IFrameSource
{
    private volatile bool _isStopped;
    private bool _isSpent;

    /// <summary>Whether the end was asked for.</summary>
    public bool IsStopped => _isStopped;

    /// <inheritdoc/>
    public CaptureDrops Drops => inner.Drops;

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        if (!_isSpent)
        {
            FillStatus status = inner.Fill(batch);
            _isSpent = status == FillStatus.End;
            return _isSpent ? FillStatus.Waiting : status;
        }

        if (failure is not null)
        {
            throw failure;
        }

        return _isStopped ? FillStatus.End : FillStatus.Waiting;
    }

    /// <inheritdoc/>
    public void RequestStop() => _isStopped = true;

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
