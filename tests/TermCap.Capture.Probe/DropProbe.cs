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
        using ManualResetEventSlim over = new();
        Thread before = StartWaiting(over);
        using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 2 << 20 });
        UserIdentity user = PrivilegeDrop.Apply(userName);
        File.WriteAllText(file, "made after the drop");
        Thread after = StartWaiting(over);
        Console.WriteLine($"ready {user.UserId} {user.GroupId}");
        FrameBatch batch = new();
        while (Console.ReadLine() is not null)
        {
            Console.WriteLine($"frames {Capture(source, batch)}");
        }

        over.Set();
        before.Join();
        after.Join();
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
    private static Thread StartWaiting(ManualResetEventSlim over)
    {
        Thread thread = new(over.Wait) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
