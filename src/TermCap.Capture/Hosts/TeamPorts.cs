using System.Runtime.InteropServices;

namespace TermCap.Capture.Hosts;

/// <summary>The active ports of the host's teams, which RTNETLINK does not tell: the team driver has a family of its own (include/uapi/linux/if_team.h).</summary>
/// <remarks>
/// To ask needs CAP_NET_ADMIN (GENL_ADMIN_PERM), which is there when the program was started by root and has not yet dropped its rights; to hear of changes needs nothing. So a team's active port is
/// known from the start to root, to others from the first change on. Nothing is asked on a host without a team: the question would make the kernel load the driver.
/// Bound: one port for each team that exists.
/// </remarks>
internal sealed class TeamPorts : IDisposable
{
    private const ushort ControlFamily = 16;
    private const byte GetFamily = 3;
    private const byte GetOptions = 2;
    private const byte Version = 1;

    private readonly Dictionary<uint, uint> _active = [];
    private readonly HashSet<uint> _asked = [];
    private NetlinkSocket? _news;
    private ushort _family;

    /// <summary>For poll: readable when a team's options changed; -1 where there is no team or the kernel does not tell.</summary>
    public int Descriptor => _news?.Descriptor ?? -1;

    /// <summary>Gives each team among the devices its active port, where it is known; what went is forgotten.</summary>
    public void Complete(IReadOnlyList<LinkRecord> links)
    {
        foreach (LinkRecord team in links.Where(link => link.Kind == "team"))
        {
            if (_asked.Add(team.Index))
            {
                Ask(team.Index);
            }

            team.ActiveSlave = _active.GetValueOrDefault(team.Index);
        }

        if (_asked.Count > 0)
        {
            _asked.IntersectWith(links.Select(link => link.Index));
            foreach (uint gone in _active.Keys.Where(team => !_asked.Contains(team)).ToArray())
            {
                _active.Remove(gone);
            }
        }
    }

    /// <summary>Whether a team's active port changed since the last call. Does not wait.</summary>
    public bool HasNews()
    {
        bool any = false;
        while (_news is not null && _news.ReadNews(out ReadOnlySpan<byte> part) is var news and not NetlinkNews.None)
        {
            if (news == NetlinkNews.Lost)
            {
                // What is known may be out of date, and cannot be asked for any more.
                _active.Clear();
            }

            Note(part, _family, _active);
            any = true;
        }

        return any;
    }

    /// <inheritdoc/>
    public void Dispose() => _news?.Dispose();

    /// <summary>Takes note of the active ports that stand in messages of the team's family; bytes that do not fit end the walk.</summary>
    internal static void Note(ReadOnlySpan<byte> messages, ushort family, Dictionary<uint, uint> active)
    {
        foreach (NetlinkMessage message in new NetlinkMessages(messages))
        {
            // struct genlmsghdr: command u8, version u8, u16 reserved.
            if (message.Kind != family || message.Body.Length < 4 || message.Body[0] != GetOptions)
            {
                continue;
            }

            uint team = 0;
            NetlinkAttributes attributes = new(message.Body[4..]);
            while (attributes.MoveNext())
            {
                switch (attributes.Type)
                {
                    case 1:
                        team = (uint)attributes.Number;
                        break;
                    case 2 when team != 0:
                        NoteOptions(attributes.Value, team, active);
                        break;
                }
            }
        }
    }

    /// <summary>The number of the team's family and of its group of changes, in the kernel's answer; 0 for what does not stand there.</summary>
    internal static (ushort Family, uint Changes) FamilyIn(ReadOnlySpan<byte> answer)
    {
        (ushort family, uint changes) = ((ushort)0, 0u);
        foreach (NetlinkMessage message in new NetlinkMessages(answer))
        {
            if (message.Kind != ControlFamily || message.Body.Length < 4)
            {
                continue;
            }

            NetlinkAttributes attributes = new(message.Body[4..]);
            while (attributes.MoveNext())
            {
                switch (attributes.Type)
                {
                    case 1:
                        family = (ushort)attributes.Number;
                        break;
                    case 7:
                        changes = ChangesIn(attributes.Value);
                        break;
                }
            }
        }

        return (family, changes);
    }

    private static uint ChangesIn(ReadOnlySpan<byte> groups)
    {
        NetlinkAttributes list = new(groups);
        while (list.MoveNext())
        {
            (string name, uint number) = ("", 0u);
            NetlinkAttributes group = new(list.Value);
            while (group.MoveNext())
            {
                switch (group.Type)
                {
                    case 1:
                        name = group.Text;
                        break;
                    case 2:
                        number = (uint)group.Number;
                        break;
                }
            }

            if (name == "change_event")
            {
                return number;
            }
        }

        return 0;
    }

    private static void NoteOptions(ReadOnlySpan<byte> options, uint team, Dictionary<uint, uint> active)
    {
        NetlinkAttributes list = new(options);
        while (list.MoveNext())
        {
            (string name, uint value, bool isRemoved) = ("", 0u, false);
            NetlinkAttributes option = new(list.Value);
            while (option.MoveNext())
            {
                switch (option.Type)
                {
                    case 1:
                        name = option.Text;
                        break;
                    case 4 when option.Value.Length == sizeof(uint):
                        value = MemoryMarshal.Read<uint>(option.Value);
                        break;
                    case 5:
                        isRemoved = true;
                        break;
                }
            }

            // Only the mode "activebackup" has the option; it goes when another mode is set.
            if (name == "activeport")
            {
                active[team] = isRemoved ? 0 : value;
            }
        }
    }

    private static void Write(Span<byte> at, ushort type, ReadOnlySpan<byte> value)
    {
        MemoryMarshal.Write(at, (ushort)(4 + value.Length));
        MemoryMarshal.Write(at[2..], type);
        value.CopyTo(at[4..]);
    }

    // First the group, then the question: what changes between the two is heard.
    private void Ask(uint team)
    {
        try
        {
            using NetlinkSocket socket = new(groups: 0, NetlinkProtocol.Generic);
            _news ??= Listen(socket);
            Span<byte> body = stackalloc byte[4 + 8];
            body.Clear();
            (body[0], body[1]) = (GetOptions, Version);
            Write(body[4..], 1, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in team)));
            Note(socket.Ask(_family, body), _family, _active);
        }
        catch (IOException)
        {
            // Without the right to ask, or without the family: not known until it changes.
        }
    }

    private NetlinkSocket Listen(NetlinkSocket socket)
    {
        ReadOnlySpan<byte> name = "team\0"u8;
        Span<byte> body = stackalloc byte[4 + 4 + 8];
        body.Clear();
        (body[0], body[1]) = (GetFamily, Version);
        Write(body[4..], 2, name);
        (_family, uint changes) = FamilyIn(socket.Ask(ControlFamily, body));
        NetlinkSocket news = new(groups: 0, NetlinkProtocol.Generic);
        try
        {
            news.Join(changes);
            return news;
        }
        catch (IOException)
        {
            news.Dispose();
            throw;
        }
    }
}
