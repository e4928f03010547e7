using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>What a TLS ClientHello says (RFC 8446, section 4.1.2), as far as it was captured in one segment. Offsets count from the handshake message's start.</summary>
public readonly record struct TlsClientHello
{
    public const byte MessageType = 1;
    private const ushort ServerNameExtension = 0;
    private const ushort ProtocolsExtension = 16;
    private const ushort VersionsExtension = 43;

    // Message header (4), version (2), random (32).
    private const int SessionOffset = 38;

    /// <summary>The version field; TLS 1.3 writes 0x0303 and lists itself in an extension.</summary>
    public ushort Version { get; private init; }

    /// <summary>The highest version offered by the extension (RFC 8446, section 4.2.1); 0 without.</summary>
    public ushort HighestVersion { get; private init; }

    /// <summary>How many cipher suites are offered.</summary>
    public int CipherSuites { get; private init; }

    /// <summary>Where the server name stands (RFC 6066, section 3); 0 without one.</summary>
    public int ServerNameOffset { get; private init; }

    /// <summary>How long it is.</summary>
    public int ServerNameLengthBytes { get; private init; }

    /// <summary>Where the first application protocol stands (RFC 7301); 0 without one.</summary>
    public int ProtocolOffset { get; private init; }

    /// <summary>How long it is.</summary>
    public int ProtocolLengthBytes { get; private init; }

    /// <summary>Reads a ClientHello from its handshake message on; what lies past the captured bytes stays absent.</summary>
    /// <returns>False when it is no ClientHello. Never throws, whatever the bytes.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out TlsClientHello hello)
    {
        hello = default;
        if (message.Length < SessionOffset + 1 || message[0] != MessageType || message[4] != 3)
        {
            return false;
        }

        ushort version = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        hello = new TlsClientHello { Version = version };
        int at = SessionOffset + 1 + message[SessionOffset];
        if (!TryLength16(message, at, out int suitesBytes))
        {
            return true;
        }

        hello = hello with { CipherSuites = suitesBytes / 2 };
        at += 2 + suitesBytes;
        if (at >= message.Length || !TryLength16(message, at + 1 + message[at], out int extensionsBytes))
        {
            return true;
        }

        at += 1 + message[at] + 2;
        ReadExtensions(message[..Math.Min(message.Length, at + extensionsBytes)], at, ref hello);
        return true;
    }

    private static bool TryLength16(ReadOnlySpan<byte> message, int at, out int length)
    {
        length = at + 2 <= message.Length ? BinaryPrimitives.ReadUInt16BigEndian(message[at..]) : 0;
        return at + 2 <= message.Length;
    }

    private static void ReadExtensions(ReadOnlySpan<byte> message, int at, ref TlsClientHello hello)
    {
        while (at + 4 <= message.Length)
        {
            ushort kind = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]);
            int end = at + 4 + length;
            if (end > message.Length)
            {
                return;
            }

            ReadExtension(kind, message[..end], at + 4, ref hello);
            at = end;
        }
    }

    private static void ReadExtension(ushort kind, ReadOnlySpan<byte> message, int at, ref TlsClientHello hello)
    {
        switch (kind)
        {
            // List length (2), name type 0 = host name (1), name length (2).
            case ServerNameExtension when at + 5 <= message.Length && message[at + 2] == 0:
                int name = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 3)..]);
                if (at + 5 + name <= message.Length)
                {
                    hello = hello with { ServerNameOffset = at + 5, ServerNameLengthBytes = name };
                }

                break;

            // List length (2), length of the first name (1).
            case ProtocolsExtension when at + 3 <= message.Length && at + 3 + message[at + 2] <= message.Length:
                hello = hello with { ProtocolOffset = at + 3, ProtocolLengthBytes = message[at + 2] };
                break;

            case VersionsExtension:
                hello = hello with { HighestVersion = Highest(message[Math.Min(at + 1, message.Length)..]) };
                break;
        }
    }

    // Values like 0x?A?A are fillers (RFC 8701) and no versions.
    private static ushort Highest(ReadOnlySpan<byte> versions)
    {
        ushort highest = 0;
        for (int at = 0; at + 2 <= versions.Length; at += 2)
        {
            ushort version = BinaryPrimitives.ReadUInt16BigEndian(versions[at..]);
            highest = version >> 8 == 3 && version > highest ? version : highest;
        }

        return highest;
    }
}
