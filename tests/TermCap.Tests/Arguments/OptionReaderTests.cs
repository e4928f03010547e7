using TermCap.Arguments;

namespace TermCap.Tests.Arguments;

public sealed class OptionReaderTests
{
    [Theory]
    [InlineData("-i bond1 tcp port 80", "tcp port 80", "", "live: the words are the filter, as tcpdump's")]
    [InlineData("report -i any -a duration:30 tcp port 80", "tcp port 80", "", "a live report too")]
    [InlineData("report a.pcap b.pcap", "", "a.pcap b.pcap", "a report of files")]
    [InlineData("clean a.pcap b.pcap -o c.pcap", "", "a.pcap b.pcap", "cleaned files")]
    public void Words_are_a_filter_where_there_is_a_device_and_files_elsewhere(string line, string filter, string files, string why)
    {
        InputOptions options = OptionReader.Input(LineParser.Parse(line.Split(' '), []));
        Assert.True(options.Device.Filter == filter && string.Join(' ', options.Files) == files, $"{why}: filter '{options.Device.Filter}', files '{string.Join(' ', options.Files)}'");
    }
}
