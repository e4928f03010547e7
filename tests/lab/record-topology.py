#!/usr/bin/env python3
"""Runs inside the guest (lab exec): writes what the kernel tells of the devices of this namespace to /out, for tests/captures/topology.

  links.bin, addresses.bin   the answers to RTM_GETLINK (with counters) and RTM_GETADDR, as they came
  sys/, proc/                the files of sysfs and procfs that TermCap reads where it cannot ask netlink
"""
import os, shutil, socket, struct

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
