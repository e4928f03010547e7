using TermCap.Engine.Files;

namespace TermCap.Engine.Tests.Files;

/// <summary>No input or output keeps its file open longer than its owner does.</summary>
public sealed class DescriptorTests : IDisposable
{
    private static readonly byte[] s_plain = FileBytes.Little.PcapHeader().PcapRecord(1, 0, [1, 2, 3]).ToArray();
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[]> Inputs => new()
    {
        { "plain", s_plain },
        { "gzip", CaptureFileTests.Gzip(s_plain) },
        { "cut in its first record", s_plain[..42] },
        { "refused", s_plain[..5] },
        { "broken gzip", [0x1F, 0x8B, 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void An_input_is_closed_with_its_source(string what, byte[] bytes)
    {
        string path = _folder.Write("in", bytes);
        for (int run = 0; run < 3; run++)
        {
            try
            {
                Reading.OfFile(path);
                using IFileSource merged = CaptureFiles.Open([path, path], new CaptureFileOptions());
                Assert.Equal(2, OpenDescriptors());
            }
            catch (CaptureFileException)
            {
                // refused: also then nothing stays open
            }

            Assert.True(OpenDescriptors() == 0, what);
        }
    }

    [Fact]
    public void Bytes_that_were_taken_stay_open_until_their_taker_closes_them()
    {
        CaptureFile source = CaptureFile.Open(_folder.Write("in", s_plain), 1, new CaptureFileOptions());
        CaptureBytes bytes = source.TakeBytes(1)!;
        source.Dispose();
        Assert.Equal(1, OpenDescriptors());
        bytes.Dispose();
        Assert.Equal(0, OpenDescriptors());
    }

    [Fact]
    public void An_output_is_closed_whether_it_is_committed_or_not()
    {
        AtomicFile.Create(_folder["a"], mayReplace: false).Dispose();
        using AtomicFile file = AtomicFile.Create(_folder["b"], mayReplace: false);
        Assert.Equal(1, OpenDescriptors());
        file.Commit();
        Assert.Equal(0, OpenDescriptors());
    }

    /// <summary>Descriptors of this process that lead into the test's own folder.</summary>
    private int OpenDescriptors() => Directory.GetFiles("/proc/self/fd").Count(LeadsIntoOwnFolder);

    private bool LeadsIntoOwnFolder(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName.StartsWith(_folder["."][..^1], StringComparison.Ordinal) == true;
        }
        catch (FileNotFoundException)
        {
            // Another test closed it since the folder was listed: not ours, ours are closed by this thread alone.
            return false;
        }
    }
}
