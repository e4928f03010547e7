using System.Net;
using System.Net.Sockets;
using TermCap.Capture;
using TermCap.Capture.Privileges;
using TermCap.Engine.Frames;

// A process for tests to look at from outside: it opens a capture, gives up its rights, says "ready", and at each line from standard input
// captures three datagrams of its own and says how many it saw. Usage: TermCap.Capture.Probe FILE-TO-MAKE [USER]
try
{
    StartSleeper();
    using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 2 << 20 });
    UserIdentity user = PrivilegeDrop.Apply(args.Length > 1 ? args[1] : null);
    File.WriteAllText(args[0], "made after the drop");
    StartSleeper();
    Console.WriteLine($"ready {user.UserId} {user.GroupId}");
    FrameBatch batch = new();
    while (Console.ReadLine() is not null)
    {
        Console.WriteLine($"frames {Capture(source, batch)}");
    }

    return 0;
}
catch (CaptureException failure)
{
    Console.WriteLine($"{failure.Kind}: {failure.Message}");
    return 4;
}

static int Capture(LiveSource source, FrameBatch batch)
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

static void StartSleeper() => new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();
