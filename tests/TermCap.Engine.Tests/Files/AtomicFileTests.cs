using System.Runtime.Versioning;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

[SupportedOSPlatform("linux")]
public sealed class AtomicFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_appears_under_its_name_when_it_is_committed()
    {
        using AtomicFile file = AtomicFile.Create(_folder["out.pcap"], mayReplace: false);
        file.Stream.Write("abc"u8);
        Assert.Equal([$".out.pcap.{Environment.ProcessId}.part"], _folder.Names);
        file.Commit();
        Assert.Equal(["out.pcap"], _folder.Names);
        Assert.Equal("abc", File.ReadAllText(_folder["out.pcap"]));
    }

    [Fact]
    public void What_is_not_committed_leaves_nothing_behind()
    {
        using (AtomicFile file = AtomicFile.Create(_folder["out.pcap"], mayReplace: false))
        {
            file.Stream.Write("abc"u8);
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void An_existing_file_is_refused_and_kept_unless_it_may_be_replaced()
    {
        string path = _folder.Write("out.pcap", "old"u8.ToArray());
        Assert.Equal($"{path} exists already; name another file or give --force", Assert.Throws<OutputExistsException>(() => AtomicFile.Create(path, mayReplace: false)).Message);
        using AtomicFile file = AtomicFile.Create(path, mayReplace: true);
        file.Stream.Write("new"u8);
        Assert.Equal("old", File.ReadAllText(path));
        file.Commit();
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_appears_in_the_meantime_is_kept()
    {
        using AtomicFile file = AtomicFile.Create(_folder["out.pcap"], mayReplace: false);
        _folder.Write("out.pcap", "of another"u8.ToArray());
        Assert.Throws<OutputExistsException>(file.Commit);
        file.Dispose();
        Assert.Equal("of another", File.ReadAllText(_folder["out.pcap"]));
        Assert.Equal(["out.pcap"], _folder.Names);
    }

    [Fact]
    public void A_symbolic_link_stays_one()
    {
        string target = _folder.Write("target", "old"u8.ToArray());
        File.CreateSymbolicLink(_folder["link"], target);
        using AtomicFile file = AtomicFile.Create(_folder["link"], mayReplace: true);
        file.Stream.Write("new"u8);
        file.Commit();
        Assert.Equal(target, new FileInfo(_folder["link"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(target));
    }

    [Fact]
    public void The_rights_are_those_of_any_new_file()
    {
        using (AtomicFile file = AtomicFile.Create(_folder["out.pcap"], mayReplace: false))
        {
            file.Commit();
        }

        File.WriteAllText(_folder["plain"], string.Empty);
        Assert.Equal(File.GetUnixFileMode(_folder["plain"]), File.GetUnixFileMode(_folder["out.pcap"]));
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        using AtomicFile file = AtomicFile.Create("/dev/null", mayReplace: false);
        file.Stream.Write("abc"u8);
        file.Commit();
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Equal(-1, File.OpenRead("/dev/null").ReadByte());
    }

    [Fact]
    public void A_full_disk_is_told_in_one_sentence()
    {
        using AtomicFile file = AtomicFile.Create("/dev/full", mayReplace: false);
        PcapWriter writer = new(file.Stream, "/dev/full", LinkType.Ethernet);
        Assert.Equal(
            "cannot write /dev/full: no space left on the device; what was written is kept, make room and go on in a new file",
            Assert.Throws<IOException>(writer.Flush).Message);
    }

    [Fact]
    public void A_directory_that_is_not_there_or_is_no_place_for_files_is_told_in_one_sentence()
    {
        Assert.Equal($"cannot write {_folder["no/out"]}: its directory does not exist; make it first", Assert.Throws<IOException>(() => AtomicFile.Create(_folder["no/out"], mayReplace: false)).Message);
        Assert.Equal($"cannot write {_folder["."]}: it is a directory; name a file", Assert.Throws<IOException>(() => AtomicFile.Create(_folder["."], mayReplace: true)).Message);
    }
}
