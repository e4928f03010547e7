namespace TermCap.Capture.Hosts;

/// <summary>Hears from the kernel that devices came, went or changed: new interfaces, link states, failovers (RTMGRP_LINK).</summary>
/// <remarks>It says only that something changed; what is then read is the whole, so that lost news cost nothing. Bound: the socket's buffer; when full, that too is news.</remarks>
internal sealed class LinkMonitor : IDisposable
{
    private readonly NetlinkSocket _socket;

    private LinkMonitor(NetlinkSocket socket) => _socket = socket;

    /// <summary>For poll: readable when there is news.</summary>
    public int Descriptor => _socket.Descriptor;

    /// <summary>Starts to listen; null where the kernel or a sandbox refuses.</summary>
    public static LinkMonitor? TryOpen()
    {
        try
        {
            return new LinkMonitor(new NetlinkSocket(NetlinkSocket.LinkGroup));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether something changed since the last call. Does not wait.</summary>
    public bool HasNews() => _socket.DiscardNews();

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
