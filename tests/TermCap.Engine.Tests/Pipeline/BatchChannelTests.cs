using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;

namespace TermCap.Engine.Tests.Pipeline;

public sealed class BatchChannelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void As_many_batches_go_out_as_exist_and_the_next_one_waits_for_a_return(int capacity)
    {
        BatchChannel channel = new(capacity, frameCapacity: 1, fullBytes: 16);
        List<FrameBatch> out_ = [];
        for (int i = 0; i < capacity; i++)
        {
            Assert.True(channel.WaitForEmpty("test", CancellationToken.None, out FrameBatch? batch));
            out_.Add(batch);
        }

        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.False(channel.WaitForEmpty("test", stop.Token, out _));
        channel.Return(out_[0]);
        Assert.True(channel.WaitForEmpty("test", stop.Token, out FrameBatch? again));
        Assert.Same(out_[0], again);
    }

    [Fact]
    public void While_the_worker_keeps_up_the_same_batch_goes_round()
    {
        BatchChannel channel = new(16, 1, 16);
        for (int i = 0; i < 100; i++)
        {
            Assert.True(channel.WaitForEmpty("test", CancellationToken.None, out FrameBatch? batch));
            Assert.Equal(0, batch.Id);
            channel.Return(batch);
        }
    }

    [Fact]
    public void A_batch_that_comes_back_twice_is_named()
    {
        BatchChannel channel = new(2, 1, 16);
        Assert.True(channel.WaitForEmpty("test", CancellationToken.None, out FrameBatch? batch));
        channel.Return(batch);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => channel.Return(batch));
        Assert.Equal($"Batch {batch.Id} came back twice.", error.Message);
    }

    [Fact]
    public async Task A_producer_that_finds_no_empty_batch_waits_and_is_counted()
    {
        BatchChannel channel = new(1, 1, 16);
        Assert.True(channel.WaitForEmpty("test", CancellationToken.None, out FrameBatch? batch));
        Task producer = Task.Run(() => Assert.True(channel.WaitForEmpty("test", CancellationToken.None, out _)), TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => channel.ProducerWaits > 0, TimeSpan.FromSeconds(10)));
        channel.Return(batch);
        await producer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_end_comes_after_the_last_batch_and_an_empty_channel_answers_nothing()
    {
        BatchChannel channel = new(2, 1, 16);
        Assert.Equal(BatchAnswer.Nothing, channel.TryReceive(out _));
        Assert.True(channel.WaitForEmpty("test", CancellationToken.None, out FrameBatch? batch));
        channel.Send(batch);
        channel.Complete();
        Assert.Equal(BatchAnswer.Batch, channel.TryReceive(out FrameBatch? received));
        Assert.Same(batch, received);
        Assert.Equal(BatchAnswer.End, channel.TryReceive(out _));
    }
}
