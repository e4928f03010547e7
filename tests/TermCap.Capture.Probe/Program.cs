using System.Net;
using TermCap.Capture;
using TermCap.Capture.Probe;

// A process for tests to look at from outside.
//   drop FILE [USER]      opens a capture, gives up its rights, makes FILE, says "ready", and at each line from standard input
//                         captures three datagrams of its own and says how many it saw
//   watch SECONDS         prints each topology in the stream, with its time, and how many frames came before it
//   count SECONDS [RING]  captures everything and throws it away; prints frames, drops and CPU time a frame
//   heed                  lets SIGINT through again, says "ready" and waits for it, or for the end of standard input
//   send ADDRESS:PORT RATE SECONDS BYTES   sends datagrams at a steady rate
try
{
    switch (args)
    {
        case ["drop", string file, ..]:
            DropProbe.Run(file, args.ElementAtOrDefault(2));
            return 0;
        case ["watch", string seconds]:
            WatchProbe.Run(int.Parse(seconds));
            return 0;
        case ["count", string seconds, ..]:
            CountProbe.Run(int.Parse(seconds), args.Length > 2 ? int.Parse(args[2]) : LiveOptions.DefaultRingBytes);
            return 0;
        case ["heed"]:
            Interrupt.Heed();
            Console.WriteLine("ready");
            return Console.OpenStandardInput().ReadByte() < 0 ? 0 : 1;
        case ["send", string to, string rate, string seconds, string bytes]:
            SendProbe.Run(IPEndPoint.Parse(to), int.Parse(rate), int.Parse(seconds), int.Parse(bytes));
            return 0;
        default:
            Console.WriteLine("drop FILE [USER] | watch SECONDS | count SECONDS [RING] | heed | send ADDRESS:PORT RATE SECONDS BYTES");
            return 2;
    }
}
catch (CaptureException failure)
{
    Console.WriteLine($"{failure.Kind}: {failure.Message}");
    return 4;
}
