using System.Runtime.InteropServices;
using TermCap.Capture.Native;

namespace TermCap.Capture.Hosts;

/// <summary>A socket to the kernel's routing family (rtnetlink(7)) or to a generic one. It needs no right and answers for the network namespace of the thread that opened it.</summary>
internal sealed unsafe class NetlinkSocket : IDisposable
{
    /// <summary>Ask for all links, or the kind of message that tells of one (RTM_NEWLINK, RTM_GETLINK).</summary>
    public const ushort NewLink = 16;
    public const ushort GetLink = 18;
    public const ushort NewAddress = 20;
    public const ushort GetAddress = 22;

    /// <summary>The group of messages about links (RTMGRP_LINK).</summary>
    public const uint LinkGroup = 1;

    private const int FamilyNetlink = 16;
    private const int TypeRawCloseOnExec = 3 | 0x80000;
    private const int LevelSocket = 1;
    private const int LevelNetlink = 270;
    private const int OptionReceiveTimeout = 20;
    private const int OptionAddMembership = 1;
    private const int DoNotWait = 0x40;
    private const ushort Done = 3;
    private const ushort Failed = 2;
    private const ushort RequestAcknowledged = 0x1 | 0x4;
    private const ushort RequestDump = 0x1 | 0x300;

    // A kernel message of a dump fills at most 32 KiB (netlink_dump); twice that is never cut.
    private const int ReceiveBytes = 64 * 1024;

    // Answers larger than this are refused: some 50,000 devices.
    private const int DumpBytesMax = 64 << 20;

    private readonly int _descriptor;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(ReceiveBytes, pinned: true);

    /// <summary>Opens a socket; with groups it also hears of changes.</summary>
    /// <exception cref="IOException">The kernel or a sandbox refuses.</exception>
    public NetlinkSocket(uint groups, NetlinkProtocol protocol = NetlinkProtocol.Route)
    {
        _descriptor = LibC.socket(FamilyNetlink, TypeRawCloseOnExec, (int)protocol);
        Span<byte> address = stackalloc byte[12];
        address.Clear();
        MemoryMarshal.Write(address, (ushort)FamilyNetlink);
        MemoryMarshal.Write(address[8..], in groups);
        Span<long> limit = [2, 0];
        fixed (byte* bytes = address)
        fixed (long* seconds = limit)
        {
            if (_descriptor < 0
                || LibC.bind(_descriptor, bytes, (uint)address.Length) != 0
                || LibC.setsockopt(_descriptor, LevelSocket, OptionReceiveTimeout, seconds, 16) != 0)
            {
                string reason = Marshal.GetLastPInvokeErrorMessage();
                Dispose();
                throw new IOException($"cannot ask the kernel for its network devices (netlink): {reason}");
            }
        }
    }

    /// <summary>For poll.</summary>
    public int Descriptor => _descriptor;

    /// <summary>Asks for all objects of a kind and returns the answer's messages, one after the other.</summary>
    /// <param name="kind">RTM_GETLINK or RTM_GETADDR.</param>
    /// <param name="body">What follows the message header: ifinfomsg or ifaddrmsg, and attributes.</param>
    /// <exception cref="IOException">No answer, an error, or one beyond every bound.</exception>
    public byte[] Dump(ushort kind, ReadOnlySpan<byte> body) => Exchange(kind, RequestDump, body);

    /// <summary>Asks one question of a generic family and returns the answer's messages, one after the other.</summary>
    /// <param name="kind">The family's number.</param>
    /// <param name="body">What follows the message header: genlmsghdr, and attributes.</param>
    /// <exception cref="IOException">No answer, or the kernel refuses.</exception>
    public byte[] Ask(ushort kind, ReadOnlySpan<byte> body) => Exchange(kind, RequestAcknowledged, body);

    /// <summary>From now on hears of changes in a group of a generic family.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Join(uint group)
    {
        if (LibC.setsockopt(_descriptor, LevelNetlink, OptionAddMembership, &group, sizeof(uint)) != 0)
        {
            throw new IOException($"cannot hear of changes (netlink): {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Reads some of the news that wait. Does not wait.</summary>
    /// <param name="part">Their messages, valid until the next call.</param>
    public NetlinkNews ReadNews(out ReadOnlySpan<byte> part)
    {
        nint count = Receive(DoNotWait);
        part = count > 0 ? _buffer.AsSpan(0, (int)count) : default;
        return count > 0 ? NetlinkNews.Some
            : count < 0 && Marshal.GetLastPInvokeError() == LibC.NoBuffer ? NetlinkNews.Lost
            : NetlinkNews.None;
    }

    /// <summary>Reads and forgets all news that wait; true when there was any, or when some was lost because too much came at once.</summary>
    public bool DiscardNews()
    {
        bool any = false;
        while (ReadNews(out _) != NetlinkNews.None)
        {
            any = true;
        }

        return any;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            _ = LibC.close(_descriptor);
        }
    }

    private byte[] Exchange(ushort kind, ushort flags, ReadOnlySpan<byte> body)
    {
        Request(kind, flags, body);
        using MemoryStream answer = new();
        while (true)
        {
            nint count = Receive(flags: 0);
            if (count < 0)
            {
                throw new IOException($"the kernel did not list its network devices (netlink): {Marshal.GetLastPInvokeErrorMessage()}");
            }

            ReadOnlySpan<byte> part = _buffer.AsSpan(0, (int)count);
            answer.Write(part);
            foreach (NetlinkMessage message in new NetlinkMessages(part))
            {
                int error = message.Kind == Failed && message.Body.Length >= 4 ? -MemoryMarshal.Read<int>(message.Body) : 0;

                // A dump ends with a message of its own, an answer that was to be acknowledged with an error of 0.
                if (flags == RequestDump ? message.Kind == Done : message.Kind == Failed && error == 0)
                {
                    return answer.ToArray();
                }

                if (message.Kind == Failed)
                {
                    throw new IOException($"the kernel did not list its network devices (netlink): {Marshal.GetPInvokeErrorMessage(error)}");
                }
            }

            if (answer.Length > DumpBytesMax || count == 0)
            {
                throw new IOException("the kernel's list of network devices does not end");
            }
        }
    }

    private void Request(ushort kind, ushort flags, ReadOnlySpan<byte> body)
    {
        Span<byte> request = stackalloc byte[NetlinkMessages.HeaderBytes + body.Length];
        request.Clear();
        MemoryMarshal.Write(request, request.Length);
        MemoryMarshal.Write(request[4..], kind);
        MemoryMarshal.Write(request[6..], flags);
        body.CopyTo(request[NetlinkMessages.HeaderBytes..]);
        fixed (byte* bytes = request)
        {
            if (LibC.send(_descriptor, bytes, (nuint)request.Length, 0) != request.Length)
            {
                throw new IOException($"cannot ask the kernel for its network devices (netlink): {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }

    private nint Receive(int flags)
    {
        fixed (byte* bytes = _buffer)
        {
            nint count;
            do
            {
                count = LibC.recv(_descriptor, bytes, ReceiveBytes, flags);
            }
            while (count < 0 && Marshal.GetLastPInvokeError() == LibC.Interrupted);
            return count;
        }
    }
}
