namespace TermCap.Capture.Tests;

public sealed class SshSessionTests : IDisposable
{
    private readonly string _proc = Directory.CreateTempSubdirectory("termcap-proc-").FullName;

    public void Dispose() => Directory.Delete(_proc, recursive: true);

    [Theory]
    [InlineData("192.0.2.7 51234 192.0.2.1 22", "not (tcp and host 192.0.2.7 and port 51234 and host 192.0.2.1 and port 22)")]
    [InlineData("2001:db8::7 51234 2001:db8::1 2222", "not (tcp and host 2001:db8::7 and port 51234 and host 2001:db8::1 and port 2222)")]
    [InlineData("fe80::7%eth0 51234 fe80::1%eth0 22", "not (tcp and host fe80::7 and port 51234 and host fe80::1 and port 22)")]
    [InlineData("::ffff:192.0.2.7 51234 ::ffff:192.0.2.1 22", "not (tcp and host 192.0.2.7 and port 51234 and host 192.0.2.1 and port 22)")]
    public void The_variable_of_sshd_becomes_a_filter(string variable, string filter) =>
        Assert.Equal(filter, SshSession.Parse(variable)?.FilterText);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("192.0.2.7 51234 192.0.2.1")]
    [InlineData("192.0.2.7 51234 192.0.2.1 22 more")]
    [InlineData("192.0.2.7 x 192.0.2.1 22")]
    [InlineData("192.0.2.7 51234 192.0.2.1 70000")]
    [InlineData("or 51234 192.0.2.1) 22")]
    public void Anything_else_is_no_session(string? variable) => Assert.Null(SshSession.Parse(variable));

    [Fact]
    public void Below_sudo_the_session_is_found_in_the_environment_of_a_process_above()
    {
        Add(10, 1, "sshd: (a) b", null);
        Add(20, 10, "bash", "HOME=/home/a\0SSH_CONNECTION=192.0.2.7 51234 192.0.2.1 22\0TERM=xterm\0");
        Add(30, 20, "sudo", "HOME=/root\0");
        Add(40, 30, "termcap", "HOME=/root\0");
        Assert.Equal((ushort?)51234, SshSession.Find(null, _proc, 40)?.ClientPort);
    }

    [Fact]
    public void The_own_environment_comes_first()
    {
        Add(20, 1, "bash", "SSH_CONNECTION=192.0.2.7 51234 192.0.2.1 22\0");
        Assert.Equal((ushort?)4000, SshSession.Find("192.0.2.7 4000 192.0.2.1 22", _proc, 20)?.ClientPort);
    }

    [Fact]
    public void Without_a_session_above_there_is_none()
    {
        Add(20, 1, "login", "HOME=/root\0");
        Add(30, 20, "bash", null);
        Assert.Null(SshSession.Find(null, _proc, 30));
    }

    [Fact]
    public void Processes_that_name_each_other_as_parents_end_the_search()
    {
        Add(20, 30, "a", "X=1\0");
        Add(30, 20, "b", "X=1\0");
        Assert.Null(SshSession.Find(null, _proc, 30));
    }

    private void Add(int process, int parent, string name, string? environment)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_proc, $"{process}")).FullName;
        File.WriteAllText(Path.Combine(folder, "stat"), $"{process} ({name}) S {parent} 1 1 0");
        if (environment is not null)
        {
            File.WriteAllText(Path.Combine(folder, "environ"), environment);
        }
    }
}
