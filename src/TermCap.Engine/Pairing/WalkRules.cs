using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>Which tap may follow which walk (design.md 6.3, rules 2 and 3). No state; shapes are small and answers are cached by <see cref="WalkShapes"/>.</summary>
internal static class WalkRules
{
    /// <summary>How the tap follows the walk, and which of its taps.</summary>
    public static (Relation Relation, int From) Follow(WalkShape walk, Tap tap, Device? device, DeviceTable devices)
    {
        if (device is null || walk.Has(tap))
        {
            return (Relation.None, -1);
        }

        (Relation Relation, int From) found = tap.IsReceived ? FollowReceived(walk, device) : FollowSent(walk, device, devices);
        return found.Relation == Relation.None && devices.AreInputsMerged ? FollowLate(walk, tap, device) : found;
    }

    /// <summary>Where files were merged by time, copies with one stamp may stand in the wrong order: a lower after its upper on receive, an upper after its lower on transmit.</summary>
    private static (Relation Relation, int From) FollowLate(WalkShape walk, Tap tap, Device device)
    {
        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (walk.Taps[at].Direction != tap.Direction || walk.Devices[at] is not { } passed)
            {
                continue;
            }

            Device[] next = tap.IsReceived ? passed.Lowers : passed.Uppers;
            bool isFree = !Array.Exists(next, other => walk.Has(tap with { Interface = other.Key }));
            if (isFree && Array.IndexOf(next, device) >= 0)
            {
                return (Relation.Late, at);
            }
        }

        return (Relation.None, -1);
    }

    /// <summary>Whether a copy that belongs before may still come, because files were merged.</summary>
    private static bool WaitsForLate(WalkShape walk, DeviceTable devices)
    {
        for (int at = 0; at < walk.Taps.Length && devices.AreInputsMerged; at++)
        {
            Tap tap = walk.Taps[at];
            Device[] before = walk.Devices[at] is not { } device ? [] : tap.IsReceived ? device.Lowers : device.Uppers;
            if (before.Length > 0 && !Array.Exists(before, other => walk.Has(tap with { Interface = other.Key })))
            {
                return true;
            }
        }

        return false;
    }

    private static (Relation Relation, int From) FollowReceived(WalkShape walk, Device device)
    {
        (Relation Relation, int From) best = (Relation.None, -1);
        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (!walk.Taps[at].IsReceived || walk.Devices[at] is not { } below || !IsFreeAbove(walk, below, device))
            {
                continue;
            }

            if (Array.IndexOf(below.Uppers, device) >= 0)
            {
                return (Relation.Up, at);
            }

            if (device.IsAbove(below))
            {
                best = (Relation.UpFar, at);
            }
        }

        return best;
    }

    /// <summary>One frame goes up by one way: a VLAN, a bond or a bridge takes it for itself; macvlan devices may each get a broadcast.</summary>
    private static bool IsFreeAbove(WalkShape walk, Device below, Device device)
    {
        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (walk.Taps[at].IsReceived && walk.Devices[at] is { } other && other.IsAbove(below))
            {
                bool bothMacvlan = other.Kind == InterfaceKind.Macvlan && device.Kind == InterfaceKind.Macvlan;
                if (!bothMacvlan)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static (Relation Relation, int From) FollowSent(WalkShape walk, Device device, DeviceTable devices)
    {
        (Relation Relation, int From) best = (Relation.None, -1);
        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (walk.Taps[at].IsSent && walk.Devices[at] is { } above && IsFreeBelow(walk, above, device))
            {
                if (Array.IndexOf(above.Lowers, device) >= 0)
                {
                    return (Relation.Down, at);
                }

                if (above.IsAbove(device))
                {
                    best = (Relation.DownFar, at);
                }
            }
        }

        return best.Relation != Relation.None ? best : FollowTurned(walk, device, devices);
    }

    /// <summary>One packet leaves by one device below; a bridge floods its ports, mode broadcast its slaves.</summary>
    private static bool IsFreeBelow(WalkShape walk, Device above, Device device)
    {
        if (above.IsBridge || (above.IsMaster && above.Mode == BondMode.Broadcast))
        {
            return true;
        }

        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (walk.Taps[at].IsSent && walk.Devices[at] is { } other && above.IsAbove(other) && other != device && !other.IsAbove(device))
            {
                return false;
            }
        }

        return true;
    }

    private static (Relation Relation, int From) FollowTurned(WalkShape walk, Device device, DeviceTable devices)
    {
        int top = -1;
        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (!walk.Taps[at].IsReceived)
            {
                continue;
            }

            top = at;
            if (walk.Devices[at] is { Owner: { IsBridge: true } bridge } port && device.Owner == bridge && device != port)
            {
                return (Relation.BridgeTurn, at);
            }
        }

        // Forwarding: a walk that was only received so far, out of a device that routing can choose and that it did not come in by.
        return top >= 0 && devices.Forwards && device.IsEgress && walk.IsReceivedOnly && !Array.Exists(walk.Devices, passed => passed == device)
            ? (Relation.Forward, top)
            : (Relation.None, -1);
    }

    /// <summary>What may still come to the walk.</summary>
    public static WalkWait WaitOf(WalkShape walk, DeviceTable devices)
    {
        bool mayTurn = false;
        for (int at = 0; at < walk.Taps.Length; at++)
        {
            if (walk.Devices[at] is not { } device)
            {
                continue;
            }

            if (walk.Taps[at].IsSent && WaitsBelow(walk, device))
            {
                return WalkWait.Long;
            }

            mayTurn |= MayGoOn(walk, walk.Taps[at], device, devices);
        }

        return mayTurn || WaitsForLate(walk, devices) ? WalkWait.Short : WalkWait.None;
    }

    private static bool WaitsBelow(WalkShape walk, Device above)
    {
        int seen = above.Lowers.Count(lower => walk.Has(new Tap(lower.Key, Frames.Direction.Out)));
        return above.Lowers.Length > 0 && (above.IsMaster && above.Mode == BondMode.Broadcast ? seen < above.Lowers.Length : seen == 0 && !Array.Exists(walk.Devices, device => device is not null && above.IsAbove(device)));
    }

    private static bool MayGoOn(WalkShape walk, Tap tap, Device device, DeviceTable devices)
    {
        if (tap.IsSent)
        {
            return device.IsBridge && Array.Exists(device.Lowers, port => !walk.Has(tap with { Interface = port.Key }));
        }

        bool mayTurn = (device.Owner is { IsBridge: true } bridge && Array.Exists(bridge.Lowers, port => port != device && !walk.Has(new Tap(port.Key, Frames.Direction.Out))))
            || (devices.Forwards && walk.IsReceivedOnly);
        return mayTurn || Array.Exists(device.Uppers, upper => IsFreeAbove(walk, device, upper) && !walk.Has(tap with { Interface = upper.Key }));
    }

    /// <summary>Whether the copy that stands for the packet can no longer change (design.md 6.3, rule 7).</summary>
    public static bool IsWitnessCertain(WalkShape walk, DeviceTable devices)
    {
        if (walk.Wait == WalkWait.None || walk.MasterPosition >= 0 || WaitsForLate(walk, devices))
        {
            return walk.Taps.Length > 1 || !WaitsForLate(walk, devices);
        }

        if (walk.IsReceivedOnly)
        {
            return !devices.HasMaster && !Array.Exists(walk.Devices, device => device is { Uppers.Length: > 0 });
        }

        return walk.IsSentOnly
            ? !Array.Exists(walk.Devices, device => device is not null && (device.HasMasterBelow || (device.Owner is { IsBridge: true } && devices.HasMaster)))
            : !devices.HasMaster;
    }
}
