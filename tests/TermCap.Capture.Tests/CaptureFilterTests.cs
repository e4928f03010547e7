using System.Net;
using TermCap.Engine.Frames;

namespace TermCap.Capture.Tests;

public sealed class CaptureFilterTests : IDisposable
{
    private readonly string _hosts = Path.GetTempFileName();

    public CaptureFilterTests() => File.WriteAllText(_hosts, "127.0.0.1 localhost # loopback\n192.0.2.5\tdb1.example  db1\n");

    public void Dispose() => File.Delete(_hosts);

    [Theory]
    [InlineData("host db2", "db2")]
    [InlineData("tcp and src host www.example and port 80", "www.example")]
    [InlineData("dst www.example", "www.example")]
    [InlineData("net office", "office")]
    [InlineData("not (host db2 or host db1)", "db2")]
    public void A_name_that_only_DNS_knows_is_found(string filter, string name) => Assert.Equal(name, CaptureFilter.NameForDns(filter, _hosts));

    [Theory]
    [InlineData("")]
    [InlineData("host db1")]
    [InlineData("host DB1.example or host localhost")]
    [InlineData("host 192.0.2.5 and src port http")]
    [InlineData("host 2001:db8::1")]
    [InlineData("net 10.0.0.0/8 or net 192.168 or dst net 10.1.0.0 mask 255.255.0.0")]
    [InlineData("net 2001:db8::/32")]
    [InlineData("src port 6380 or dst portrange 1-2")]
    [InlineData("ether host 02:00:00:00:00:01 or ether src 2:0:0:0:0:1")]
    [InlineData("tcp[tcpflags] & tcp-syn != 0 and ip proto ospf")]
    [InlineData("src and dst port 53")]
    public void What_needs_no_DNS_passes(string filter) => Assert.Null(CaptureFilter.NameForDns(filter, _hosts));

    [Fact]
    public void What_is_left_out_stands_before_the_users_words()
    {
        SshSession session = new(IPAddress.Parse("192.0.2.7"), 51234, IPAddress.Parse("192.0.2.1"), 22);
        const string LeftOut = "not (tcp and host 192.0.2.7 and port 51234 and host 192.0.2.1 and port 22)";
        Assert.Equal(LeftOut, CaptureFilter.Compose(" ", session));
        Assert.Equal(LeftOut + " and (port 80 or vlan 5)", CaptureFilter.Compose("port 80 or vlan 5", session));
        Assert.Equal("port 80", CaptureFilter.Compose("port 80", null));
    }

    [Theory]
    [InlineData("ether[12:2]=0x800", LinkType.LinuxSll2, true)]
    [InlineData("tcp and link [0:2] = 8", LinkType.LinuxSll, true)]
    [InlineData("ether[12:2]=0x800", LinkType.Ethernet, false)]
    [InlineData("tcp[13]=2 and ether proto 0x800", LinkType.LinuxSll2, false)]
    public void Offsets_into_the_cooked_header_are_warned_about(string filter, LinkType linkType, bool isWarned) =>
        Assert.Equal(isWarned, CaptureFilter.Warning(filter, (int)linkType) is not null);

    [Theory]
    [InlineData("mpls", "no MPLS support")]
    [InlineData("ether multicast", "ip multicast")]
    [InlineData("broadcast", "ip broadcast")]
    [InlineData("vlan", "capture on the VLAN's device")]
    [InlineData("port 80 and and", "pcap-filter(7)")]
    public void What_libpcap_refuses_is_said_in_its_words_with_a_hint(string filter, string says)
    {
        NetworkNamespace.RequireLibpcap();
        CaptureException failure = Assert.Throws<CaptureException>(() => LiveCapture.CheckFilter(new LiveOptions { Filter = filter }));
        Assert.Equal(CaptureErrorKind.BadFilter, failure.Kind);
        Assert.StartsWith($"cannot use the capture filter \"{filter}\" on any: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("any", "tcp port 6380")]
    [InlineData("any", "")]
    [InlineData("any", "inbound and ifindex 3")]
    [InlineData("eth0", "vlan 5 and ether host 02:00:00:00:00:01")]
    public void A_good_filter_passes_the_check_without_rights(string device, string filter)
    {
        NetworkNamespace.RequireLibpcap();
        LiveCapture.CheckFilter(new LiveOptions { Device = device, Filter = filter });
    }
}
