using System.IO.Pipes;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>Pipes as <c>tcpdump -U -w -</c> makes them: a packet is shown when it comes, and a stop ends the run whether or not one comes.</summary>
public sealed class PipeTests : IDisposable
{
    private static readonly byte[] s_frame = [0x10, 0x11, 0x12, 0x13, 0x14];
    private static readonly byte[] s_record = FileBytes.Little.PcapRecord(1, 0, s_frame).ToArray();

    private readonly AnonymousPipeServerStream _writer = new(PipeDirection.Out);
    private readonly CaptureFile _source;
    private readonly FrameBatch _batch = new();

    public PipeTests()
    {
        _source = CaptureFile.Open($"/proc/self/fd/{_writer.GetClientHandleAsString()}", 1, new CaptureFileOptions());
        _writer.DisposeLocalCopyOfClientHandle();
    }

    public void Dispose()
    {
        _source.Dispose();
        _writer.Dispose();
    }

    [Fact]
    public void A_pipe_that_says_nothing_yet_answers_that_it_waits()
    {
        Assert.Equal(FillStatus.Waiting, Fill());
        _writer.Write(FileBytes.Little.PcapHeader().ToArray().AsSpan(0, 3));
        Assert.Equal(FillStatus.Waiting, Fill());
    }

    [Fact]
    public void Whole_records_are_handed_on_before_the_rest_is_waited_for()
    {
        _writer.Write([.. FileBytes.Little.PcapHeader().ToArray(), .. s_record, .. s_record[..7]]);
        Assert.Equal((FillStatus.More, 1), (Fill(), _batch.Count));
        Assert.Equal((FillStatus.Waiting, 0), (Fill(), _batch.Count));
        _writer.Write(s_record.AsSpan(7, 10));
        Assert.Equal((FillStatus.Waiting, 0), (Fill(), _batch.Count));
        _writer.Write(s_record.AsSpan(17));
        Assert.Equal((FillStatus.More, 1), (Fill(), _batch.Count));
        Assert.Equal(s_frame, _batch.BytesOf(_batch.Frames[0]).ToArray());
        Assert.Equal(-1, _batch.Frames[0].FileOffset);
        Assert.Null(_source.TakeBytes(1));
    }

    [Fact]
    public void The_writer_that_closes_ends_the_input()
    {
        _writer.Write([.. FileBytes.Little.PcapHeader().ToArray(), .. s_record]);
        _writer.Dispose();
        Assert.Equal((FillStatus.End, 1), (Fill(), _batch.Count));
    }

    [Fact]
    public void A_writer_that_dies_in_mid_record_is_told()
    {
        _writer.Write([.. FileBytes.Little.PcapHeader().ToArray(), .. s_record, .. s_record[..19]]);
        _writer.Dispose();
        Assert.Equal((FillStatus.End, 1), (Fill(), _batch.Count));
        Assert.EndsWith("is not whole: it ends in the middle of a record at byte 45; the frame before is good", Assert.IsType<TruncatedEvent>(_batch.Events[^1]).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_drains_the_pipe_and_ends_although_the_writer_lives()
    {
        _writer.Write([.. FileBytes.Little.PcapHeader().ToArray(), .. s_record]);
        Assert.Equal((FillStatus.More, 1), (Fill(), _batch.Count));
        _writer.Write([.. s_record, .. s_record, .. s_record[..9]]);
        _source.RequestStop();
        Assert.Equal((FillStatus.End, 2), (Fill(), _batch.Count));
        Assert.DoesNotContain(_batch.Events, entry => entry is TruncatedEvent);
    }

    [Fact]
    public void A_stop_before_the_first_byte_ends_without_a_complaint()
    {
        Assert.Equal(FillStatus.Waiting, Fill());
        _source.RequestStop();
        Assert.Equal((FillStatus.End, true), (Fill(), _batch.IsEmpty));
    }

    [Fact]
    public async Task A_stop_ends_a_gzip_pipe_that_is_being_waited_for()
    {
        byte[] packed = CaptureFileTests.Gzip([.. FileBytes.Little.PcapHeader().ToArray(), .. s_record]);
        _writer.Write(packed.AsSpan(0, packed.Length - 12));
        Task<FillStatus> waiting = Task.Run(
            () =>
            {
                FillStatus status;
                while ((status = Fill()) != FillStatus.End)
                {
                }

                return status;
            },
            TestContext.Current.CancellationToken);
        _source.RequestStop();
        Assert.Equal(FillStatus.End, await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_stop_ends_although_the_writer_never_rests()
    {
        byte[] many = [.. Enumerable.Repeat(s_record, 1000).SelectMany(record => record)];
        _writer.Write(FileBytes.Little.PcapHeader().ToArray());
        Task writing = Task.Run(
            () =>
            {
                try
                {
                    while (true)
                    {
                        _writer.Write(many);
                    }
                }
                catch (IOException)
                {
                    // the reader has closed its end
                }
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(FillStatus.More, Fill());
        _source.RequestStop();

        long framesMax = (PipeInput.DrainBytes + (3L * CaptureFileOptions.DefaultWindowBytes)) / s_record.Length;
        long frames = 0;
        while (Fill() != FillStatus.End)
        {
            frames += _batch.Count;
            Assert.InRange(frames, 0, framesMax);
        }

        _source.Dispose();
        await writing.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_pipe_that_is_no_capture_is_refused_when_its_first_bytes_come()
    {
        _writer.Write("tcpdump: permission denied\n"u8);
        Assert.Contains("it is not a capture", Assert.Throws<CaptureFileException>(() => Fill()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_pipe_that_closes_is_refused()
    {
        _writer.Dispose();
        Assert.Contains("it is empty", Assert.Throws<CaptureFileException>(() => Fill()).Message, StringComparison.Ordinal);
    }

    private FillStatus Fill()
    {
        _batch.Clear();
        return _source.Fill(_batch);
    }
}
