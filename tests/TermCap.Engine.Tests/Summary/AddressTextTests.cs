using System.Net;
using CsCheck;
using TermCap.Engine.Summary;

namespace TermCap.Engine.Tests.Summary;

/// <summary>Addresses as text.</summary>
public sealed class AddressTextTests
{
    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("1::")]
    [InlineData("fe80::1")]
    [InlineData("2001:db8::1:0:0:1")]
    [InlineData("2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:0:0:1::1")]
    [InlineData("1:2:3:4:5:6:7:8")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("0:1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6::")]
    [InlineData("10.0.0.255")]
    public void An_address_in_its_one_form_stays_as_it_is(string address) => Assert.Equal(address, Written(IPAddress.Parse(address).GetAddressBytes()));

    [Fact]
    public void Any_ipv6_address_reads_back_as_itself() =>
        Gen.Select(Gen.Byte.Array[16], Gen.Int[0, 0xFFFF]).Sample((bytes, zeros) =>
        {
            for (int at = 0; at < 16; at++)
            {
                bytes[at] = (zeros >> at & 1) != 0 ? (byte)0 : bytes[at];
            }

            Assert.Equal(bytes, IPAddress.Parse(Written(bytes)).GetAddressBytes());
        }, iter: 20_000, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData(0, 0x0A000001, 4, 80, "10.0.0.1:80")]
    [InlineData(0, 0x0A000001, 4, 0, "10.0.0.1")]
    [InlineData(0xFE80000000000000, 1, 6, 443, "[fe80::1]:443")]
    [InlineData(0xFE80000000000000, 1, 6, 0, "fe80::1")]
    [InlineData(0, 0x02005E100001, 0, 0, "02:00:5e:10:00:01")]
    public void An_endpoint_of_the_store_is_written(ulong high, ulong low, byte version, ushort port, string expected)
    {
        Span<char> text = stackalloc char[AddressText.EndpointMax];
        Assert.Equal(expected, text[..AddressText.WriteEndpoint(high, low, version, port, text)].ToString());
    }

    private static string Written(byte[] bytes)
    {
        Span<char> text = stackalloc char[AddressText.LengthMax];
        return text[..AddressText.Write(bytes, text)].ToString();
    }
}
