using System.Buffers.Text;

namespace TermCap.Capture.Counters;

/// <summary>Reads what the kernel itself counted for TCP (/proc/net/snmp and /proc/net/netstat; Documentation/networking/snmp_counter.rst). For one thread.</summary>
/// <remarks>The counters are those of this process's network namespace. Bound: files are read to 64 KiB; they have some 4 KiB.</remarks>
public sealed class KernelCounters
{
    private const int FileBytesMax = 64 * 1024;

    private static readonly byte[][] Names = [.. Enum.GetNames<KernelCounter>().Select(System.Text.Encoding.ASCII.GetBytes)];

    private readonly string[] _paths;
    private readonly byte[] _buffer = new byte[FileBytesMax];
    private readonly KernelSample _first;

    /// <summary>Starts counting now.</summary>
    /// <param name="netFolder">The folder of snmp and netstat.</param>
    public KernelCounters(string netFolder = "/proc/self/net")
    {
        _paths = [Path.Combine(netFolder, "snmp"), Path.Combine(netFolder, "netstat")];
        _first = Now();
    }

    /// <summary>How much each counter grew since the start.</summary>
    public KernelSample Read() => Now().Since(_first);

    private KernelSample Now()
    {
        ulong[] values = new ulong[Names.Length];
        bool[] isKnown = new bool[Names.Length];
        foreach (string path in _paths)
        {
            ReadFile(path, values, isKnown);
        }

        return new KernelSample(values, isKnown);
    }

    private void ReadFile(string path, ulong[] values, bool[] isKnown)
    {
        int length;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            length = file.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // No such file (a kernel without it, a sandbox): these counters stay unknown.
            return;
        }

        // Pairs of lines: "Tcp: RtoAlgorithm RtoMin ..." and "Tcp: 1 200 ...".
        ReadOnlySpan<byte> rest = _buffer.AsSpan(0, length);
        while (TakeLine(ref rest, out ReadOnlySpan<byte> names) && TakeLine(ref rest, out ReadOnlySpan<byte> numbers))
        {
            ReadPair(names, numbers, values, isKnown);
        }
    }

    private static void ReadPair(ReadOnlySpan<byte> names, ReadOnlySpan<byte> numbers, ulong[] values, bool[] isKnown)
    {
        ReadOnlySpan<byte> group = TakeWord(ref names).TrimEnd((byte)':');
        _ = TakeWord(ref numbers);
        while (true)
        {
            ReadOnlySpan<byte> name = TakeWord(ref names);
            ReadOnlySpan<byte> number = TakeWord(ref numbers);
            if (name.IsEmpty || number.IsEmpty)
            {
                return;
            }

            // TcpExt's names start with TCP: no two groups and names make the same word.
            for (int i = 0; i < Names.Length; i++)
            {
                ReadOnlySpan<byte> wanted = Names[i];
                if (wanted.Length == group.Length + name.Length && wanted.StartsWith(group) && wanted.EndsWith(name)
                    && Utf8Parser.TryParse(number, out ulong value, out _))
                {
                    values[i] = value;
                    isKnown[i] = true;
                }
            }
        }
    }

    private static bool TakeLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        int end = rest.IndexOf((byte)'\n');
        line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return !line.IsEmpty;
    }

    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> line)
    {
        line = line.TrimStart((byte)' ');
        int end = line.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = end < 0 ? line : line[..end];
        line = line[word.Length..];
        return word;
    }
}
