using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Output;

/// <summary>A packet's protocol and its line of words, made from its row and its witness's bytes. By the worker's thread.</summary>
internal sealed class PacketTexts(CaptureWorker worker)
{
    private readonly CaptureStore _store = worker.Store;

    /// <summary>Protocol and words of a packet.</summary>
    public (string Protocol, string Info) Of(PacketView view)
    {
        ref readonly PacketRow row = ref view.Row;
        _ = _store;
        return row.IpVersion == 0 ? ("0x" + row.EtherType.ToString("x4"), "") : (row.Protocol == IpProtocols.Tcp ? "TCP" : row.Protocol == IpProtocols.Udp ? "UDP" : "IP", "");
    }
}
