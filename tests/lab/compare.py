#!/usr/bin/env python3
"""compare.py FOLDER CASE: what the program recorded (clean.pcapng) against what tcpdump saw at the bond (bond.pcap), between two marks.

The same packets, one for one, in each direction in the same order; no drops; the report's counters add up; a failover is told with its time.
Prints one line a check; exit status 0 when all hold.
"""
import collections, json, os, struct, sys


def pcap(path):
    """(nanoseconds, link type, ifindex, direction, network-layer bytes with their EtherType) of each frame"""
    data = open(path, "rb").read()
    nano = {0xa1b23c4d: 1, 0xa1b2c3d4: 1000}[struct.unpack_from("<I", data)[0]]
    link = struct.unpack_from("<I", data, 20)[0]
    at = 24
    while at + 16 <= len(data):
        sec, frac, cap, _ = struct.unpack_from("<IIII", data, at)
        yield frame(sec * 10 ** 9 + frac * nano, link, data[at + 16:at + 16 + cap])
        at += 16 + cap


def pcapng(path):
    data = open(path, "rb").read()
    at, interfaces = 0, []
    while at + 12 <= len(data):
        kind, length = struct.unpack_from("<II", data, at)
        body = data[at + 8:at + length - 4]
        if kind == 0x0a0d0d0a:
            interfaces = []
        elif kind == 1:
            link, resolution, o = struct.unpack_from("<H", body)[0], 6, 8
            while o + 4 <= len(body):
                code, size = struct.unpack_from("<HH", body, o)
                if code == 9:
                    resolution = body[o + 4]
                if code == 0:
                    break
                o += 4 + ((size + 3) & ~3)
            interfaces.append((link, 10 ** (9 - resolution)))
        elif kind == 6:
            which, high, low, cap, _ = struct.unpack_from("<IIIII", body)
            link, unit = interfaces[which]
            yield frame(((high << 32) + low) * unit, link, body[20:20 + cap])
        at += length


def frame(time, link, raw):
    if link == 276:
        proto, _, index, _, kind = struct.unpack_from(">HHIHB", raw)
        return time, index, "out" if kind == 4 else "in", (proto, raw[20:])
    if link != 1:
        sys.exit("compare: unexpected link type %d" % link)
    at = 12
    proto = struct.unpack_from(">H", raw, at)[0]
    while proto in (0x8100, 0x88a8):
        at += 4
        proto = struct.unpack_from(">H", raw, at)[0]
    return time, None, raw[6:12], (proto, raw[at + 2:])


def between_marks(frames):
    frames = list(frames)
    marks = [i for i, f in enumerate(frames) if b"termcap-lab-" in f[3][1][20:60]]
    if len(marks) != 2:
        return None
    return frames[marks[0]:marks[1] + 1]


def main():
    folder, case = sys.argv[1], sys.argv[2]
    name = lambda file: os.path.join(folder, file)
    text = lambda file: open(name(file), errors="replace").read()
    failed = []

    def check(good, what):
        print("%s %s: %s" % ("ok  " if good else "FAIL", case, what))
        if not good:
            failed.append(what)

    check(text("clean.rc").strip() == "0", "the recording ends with exit code 0 at SIGINT")
    check(text("report.rc").strip() == "0", "the report ends with exit code 0 at SIGINT")
    check("0 packets dropped by kernel" in text("tcpdump.err"), "tcpdump dropped nothing")
    ours, theirs = between_marks(pcapng(name("clean.pcapng"))), between_marks(pcap(name("bond.pcap")))
    check(ours is not None, "each mark stands once in the recording")
    check(theirs is not None, "each mark stands once in tcpdump's file")
    if ours and theirs:
        # The bond takes LACPDUs (slow protocols, IEEE 802.3 annex 57A) from its slaves before any tap of its own sees them.
        slow = [f for f in ours if f[3][0] == 0x8809]
        ours = [f for f in ours if f[3][0] != 0x8809]
        check(not slow or case == "802.3ad", "LACPDUs stand in the recording only where there is LACP: %d" % len(slow))
        mac = next(f[2] for f in theirs if b"termcap-lab-begin" in f[3][1])
        theirs = [(t, i, "out" if d == mac else "in", c) for t, i, d, c in theirs]
        for way in ("out", "in"):
            a, b = [f[3] for f in ours if f[2] == way], [f[3] for f in theirs if f[2] == way]
            extra, missing = collections.Counter(a) - collections.Counter(b), collections.Counter(b) - collections.Counter(a)
            check(not extra and not missing, "%s: the same packets one for one, %d here and %d at the bond (%d only here, %d only there)"
                  % (way, len(a), len(b), sum(extra.values()), sum(missing.values())))
            check(a == b, "%s: in the same order" % way)
        check(len(theirs) > 200, "there was traffic: %d packets" % len(theirs))
        stamps = collections.Counter((f[3], f[0]) for f in ours if f[2] == "in") - collections.Counter((f[3], f[0]) for f in theirs if f[2] == "in")
        check(not stamps, "received packets carry the kernel's own time (%d differ)" % sum(stamps.values()))
    try:
        report = json.loads(text("report.json"))
    except ValueError as e:
        check(False, "the report is one JSON object: %s" % e)
        return 1
    check(report["drops"]["ring"] == 0, "the report counts no drop: %s" % report["drops"])
    witnesses = report["packets"]
    check(report["frames"] == witnesses + report["copies"] + report["slices"],
          "frames = witnesses + copies + slices: %d = %d + %d + %d" % (report["frames"], witnesses, report["copies"], report["slices"]))
    if case in ("active-backup", "failover", "team-failover"):
        active = [d["active_slave"] for d in json.loads(text("devices.json")) if "active_slave" in d]
        check(active == ["eth2"], "the list of interfaces names the active slave: %s" % active)
    if case.endswith("failover"):
        begin, end = float(text("failed")), float(text("moved"))
        told = [(e["time_ns"] / 1e9, e["text"]) for e in report["events"] if "eth3 is active" in e["text"]]
        check(any(begin < when < end + 0.2 for when, _ in told), "the failover is an event with its time, between %.3f and %.3f: %s" % (begin, end, told[:3]))
    return 1 if failed else 0


sys.exit(main())
