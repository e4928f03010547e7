#!/usr/bin/env python3
"""Runs inside the guest (lab exec): writes what the kernel tells of the devices of this namespace to /out, for tests/captures/topology.

  links.bin, addresses.bin   the answers to RTM_GETLINK (with counters) and RTM_GETADDR, as they came
  team-*.bin                 of a team in active-backup (generic netlink): the family, its options, and what is told when another port becomes active, and when the active port leaves
  sys/, proc/                the files of sysfs and procfs that TermCap reads where it cannot ask netlink
"""
import os, socket, struct, subprocess, time

OUT = "/out"
FILES = ["ifindex", "type", "uevent", "operstate", "iflink", "address", "tun_flags", "bonding/mode", "bonding/active_slave",
         "bonding/all_slaves_active", "bonding/arp_interval", "bridge/bridge_id"]


def dump(kind, body):
    s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
    s.bind((0, 0))
    s.send(struct.pack("=IHHII", 16 + len(body), kind, 0x301, 1, 0) + body)
    answer = b""
    while True:
        part = s.recv(65536)
        answer += part
        at = 0
        while at + 16 <= len(part):
            length, what = struct.unpack_from("=IH", part, at)
            if what == 3:
                return answer
            at += (length + 3) & ~3


def ask(kind, command, attribute, value):
    """one question to a generic family, acknowledged: the answer's messages as they came"""
    s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 16)
    s.bind((0, 0))
    body = struct.pack("=BBHHH", command, 1, 0, 4 + len(value), attribute) + value + bytes(-len(value) % 4)
    s.send(struct.pack("=IHHII", 16 + len(body), kind, 0x5, 1, 0) + body)
    answer = b""
    while True:
        part = s.recv(65536)
        answer += part
        at = 0
        while at + 16 <= len(part):
            length, what = struct.unpack_from("=IH", part, at)
            if what == 2:
                return answer
            at += (length + 3) & ~3


def heard(s, *command):
    """what a listening socket hears when a command is run"""
    subprocess.check_call(command)
    time.sleep(0.3)
    told = b""
    while True:
        try:
            told += s.recv(65536, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return told


def record_team(team, ports):
    family = ask(16, 3, 2, b"team\0")
    number = struct.unpack_from("=H", family, family.index(struct.pack("=HH", 6, 1), 20) + 4)[0]
    group = family.index(b"change_event\0")
    # The kernel writes the number of a group before its name.
    change = struct.unpack_from("=I", family, family.rindex(struct.pack("=HH", 8, 2), 0, group) + 4)[0]
    write(OUT + "/team-family.bin", family)
    index = lambda device: int(open("/sys/class/net/%s/ifindex" % device).read())
    write(OUT + "/team-options.bin", ask(number, 2, 1, struct.pack("=I", index(team))))
    s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 16)
    s.bind((0, 0))
    s.setsockopt(270, 1, change)
    write(OUT + "/team-moved.bin", heard(s, "teamnl", team, "setoption", "activeport", str(index(ports[1]))))
    write(OUT + "/team-left.bin", heard(s, "ip", "link", "set", ports[1], "nomaster"))


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


write(OUT + "/links.bin", dump(18, bytes(16) + struct.pack("=HHI", 8, 29, 0)))
write(OUT + "/addresses.bin", dump(22, bytes(8)))
for name in sorted(os.listdir("/sys/class/net")):
    device = "/sys/class/net/" + name
    if not os.path.isdir(device):
        continue
    for file in FILES:
        try:
            write("%s/sys/class/net/%s/%s" % (OUT, name, file), open(device + "/" + file, "rb").read())
        except OSError:
            pass
    for link in os.listdir(device):
        if link == "master" or link.startswith("lower_"):
            os.symlink("../" + os.path.basename(os.readlink(device + "/" + link)), "%s/sys/class/net/%s/%s" % (OUT, name, link))
for file in ["net/vlan/config"]:
    if os.path.exists("/proc/" + file):
        write("%s/proc/%s" % (OUT, file), open("/proc/" + file, "rb").read())
# Last: it changes the team.
team = os.environ["LAB_BOND"]
if team.startswith("team") and subprocess.check_output(["teamnl", team, "getoption", "mode"]).strip() == b"activebackup":
    record_team(team, os.environ["LAB_SLAVES"].split())
