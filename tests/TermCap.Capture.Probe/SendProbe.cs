using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TermCap.Capture.Probe;

/// <summary>Sends datagrams at a steady rate, for captures beside it to be compared. Only ever used inside a test's own network namespaces.</summary>
internal static class SendProbe
{
    public static void Run(IPEndPoint to, int framesPerSecond, int seconds, int payloadBytes)
    {
        using Socket socket = new(to.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 8 << 20 };
        SocketAddress address = to.Serialize();
        byte[] payload = new byte[payloadBytes];
        long total = (long)framesPerSecond * seconds;
        long sent = 0;
        Stopwatch clock = Stopwatch.StartNew();
        while (sent < total)
        {
            long due = long.Min(total, (long)(clock.Elapsed.TotalSeconds * framesPerSecond));
            for (; sent < due; sent++)
            {
                _ = BitConverter.TryWriteBytes(payload, sent);
                _ = socket.SendTo(payload, SocketFlags.None, address);
            }

            Thread.Yield();
        }

        Console.WriteLine($"{sent} datagrams in {clock.Elapsed.TotalSeconds:F2} s");
    }
}
