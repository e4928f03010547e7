using TermCap.Engine.Store;

namespace TermCap.Screen.Sources;

/// <summary>Gives a packet's protocol and its line of words.</summary>
internal interface IPacketTexts
{
    /// <summary>Protocol and words; made on demand from the witness's bytes, on the screen's thread.</summary>
    (string Protocol, string Info) Of(long number, in PacketRow row);
}
