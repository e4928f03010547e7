using System.Net;
using System.Net.Sockets;
using TermCap.Capture.Privileges;
using TermCap.Engine.Frames;

namespace TermCap.Capture.Probe;

/// <summary>Gives up its rights between opening a capture and reading from it.</summary>
internal static class DropProbe
{
    public static void Run(string file, string? userName)
    {
        StartSleeper();
        using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 2 << 20 });
        UserIdentity user = PrivilegeDrop.Apply(userName);
        File.WriteAllText(file, "made after the drop");
        StartSleeper();
        Console.WriteLine($"ready {user.UserId} {user.GroupId}");
        FrameBatch batch = new();
        while (Console.ReadLine() is not null)
        {
            Console.WriteLine($"frames {Capture(source, batch)}");
        }
    }

    private static int Capture(LiveSource source, FrameBatch batch)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        for (int i = 0; i < 3; i++)
        {
            _ = socket.SendTo([1, 2, 3], new IPEndPoint(IPAddress.Loopback, 9999));
        }

        source.RequestStop();
        int frames = 0;
        FillStatus status;
        do
        {
            batch.Clear();
            status = source.Fill(batch);
            frames += batch.Count;
        }
        while (status != FillStatus.End);
        return frames;
    }

    // A thread from before the drop, and one from after it: both must be without rights.
    private static void StartSleeper() => new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();
}
