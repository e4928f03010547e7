"""Two network namespaces of a measurement's own: what one sends arrives at a bridge's port and then at the bridge of the other, so that `any` sees each packet twice, as on a bond.

Nothing leaves the namespaces. Needs root and iproute2.
"""
import json, os, pty, shutil, struct, subprocess, sys, time

PEER_DEVICE = "eth0"


def sh(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class BenchHost:
    """The host with the bridge (`host`) and who sends to it (`peer`), by a name that no other run uses."""

    def __init__(self, name):
        self.host, self.peer = "%s-%d-host" % (name, os.getpid()), "%s-%d-peer" % (name, os.getpid())
        self.mac = None

    @staticmethod
    def refusal():
        """why no namespace can be made here; empty when one can"""
        if os.geteuid() != 0:
            return "making a network namespace needs root"
        if not shutil.which("ip", path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            return "iproute2 is not installed"
        probe = subprocess.run(["ip", "netns", "add", "termcap-probe-%d" % os.getpid()], capture_output=True, text=True)
        subprocess.run(["ip", "netns", "del", "termcap-probe-%d" % os.getpid()], capture_output=True)
        return probe.stderr.strip() if probe.returncode else ""

    def __enter__(self):
        for name in (self.host, self.peer):
            sh("ip", "netns", "add", name)
            sh("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1")
        for line in ("link add br0 type bridge mcast_snooping 0", "link add port0 type veth peer name %s netns %s" % (PEER_DEVICE, self.peer), "link set port0 master br0",
                     "addr add 10.9.0.1/24 dev br0", "link set br0 up", "link set port0 up", "link set lo up"):
            sh("ip", "-n", self.host, *line.split())
        self.mac = json.loads(sh("ip", "-n", self.host, "-j", "link", "show", "br0"))[0]["address"]
        for line in ("addr add 10.9.0.2/24 dev " + PEER_DEVICE, "link set %s up" % PEER_DEVICE, "neigh replace 10.9.0.99 lladdr %s dev %s" % (self.mac, PEER_DEVICE)):
            sh("ip", "-n", self.peer, *line.split())
        time.sleep(1)
        return self

    def __exit__(self, *_):
        for name in (self.host, self.peer):
            subprocess.run(["ip", "netns", "del", name], capture_output=True)

    def sockets(self):
        """packet sockets that are open on the host"""
        return len(sh("ip", "netns", "exec", self.host, "cat", "/proc/net/packet").splitlines()) - 1

    def hear(self, count):
        """waits until that many packet sockets are open"""
        for _ in range(400):
            if self.sockets() >= count:
                time.sleep(0.5)
                return
            time.sleep(0.05)
        sys.exit("no capture began within 20 s")

    def start(self, command, output):
        """starts a program on the host, its outputs to a file; its process number"""
        return subprocess.Popen(["ip", "netns", "exec", self.host] + command, stdin=subprocess.DEVNULL, stdout=output, stderr=output).pid

    def start_screen(self, command, columns=120, lines=40):
        """starts a program on the host, on a terminal of its own; its process number and the terminal's other end"""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color")
            import fcntl, termios
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvp("ip", ["ip", "netns", "exec", self.host] + command)
        return pid, terminal
