#!/usr/bin/env python3
"""tcp_crowd.py DEVICE MAC PACKETS_PER_SECOND SECONDS: sends frames of many TCP conversations to a MAC address, at a steady rate, and prints what it sent as JSON.

Each conversation opens, talks both ways and closes; in every tenth the client repeats one segment 300 ms later, which nobody had acknowledged: a real retransmission.
Everything is sent from this end, so both directions are received frames for the host.
"""
import json, socket, struct, sys, time

AT_ONCE = 2000          # conversations that are open
TALKS = 400             # segments of the client in one conversation, each with an answer
SYN, ACK, PSH, FIN = 2, 16, 8, 1


class Conversation:
    """One client and its exchange, a frame at each call; ports go round."""

    def __init__(self, number, mac):
        self.number, self.frames = number, None
        head = bytes.fromhex(mac.replace(":", "")) + b"\x02\x00\x00\x00\x00\x99" + b"\x08\x00"
        self.head = head

    def frame(self, up, flags, seq, ack, payload):
        client, server = bytes([10, 77, self.number >> 8 & 255, self.number & 255]), bytes([10, 78, 0, 1])
        source, target = (client, server) if up else (server, client)
        ports = (self.port, 6380) if up else (6380, self.port)
        self.ident = self.ident + 1 & 65535
        # A bridge checks the header's sum (RFC 791, 3.1) before it delivers.
        total = 0x4500 + 40 + payload + self.ident + 0x4000 + 0x4006 + sum(struct.unpack(">4H", source + target))
        total = (total & 65535) + (total >> 16)
        ip = struct.pack(">BBHHHBBH", 0x45, 0, 40 + payload, self.ident, 0x4000, 64, 6, ~((total & 65535) + (total >> 16)) & 65535) + source + target
        tcp = struct.pack(">HHIIBBHHH", *ports, seq & 0xffffffff, ack & 0xffffffff, 0x50, flags, 65000, 0, 0)
        return self.head + ip + tcp + bytes(payload)

    def life(self, opened):
        self.port, self.ident = 1024 + opened % 60000, opened * 7
        c, s = 1000 + opened * 65537, 9000000 + opened * 257
        yield self.frame(True, SYN, c, 0, 0)
        yield self.frame(False, SYN | ACK, s, c + 1, 0)
        yield self.frame(True, ACK, c + 1, s + 1, 0)
        c, s = c + 1, s + 1
        for turn in range(TALKS):
            request = self.frame(True, PSH | ACK, c, s, 60)
            yield request
            if turn == 7 and opened % 10 == 0:
                yield None                                       # a turn of silence: the time-out
                yield None
                yield self.frame(True, PSH | ACK, c, s, 60), "again"
            c += 60
            yield self.frame(False, PSH | ACK, s, c, 300)
            s += 300
        yield self.frame(True, FIN | ACK, c, s, 0)
        yield self.frame(False, FIN | ACK, s, c + 1, 0)
        yield self.frame(True, ACK, c + 1, s + 1, 0)


def main():
    device, mac, rate, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8 << 20)
    wire.bind((device, 0))
    crowd = [Conversation(i, mac) for i in range(AT_ONCE)]
    lives = [None] * AT_ONCE
    opened = sent = again = octets = at = 0
    begin = time.monotonic()
    while True:
        now = time.monotonic() - begin
        if now >= seconds:
            break
        due = int(now * rate)
        while sent < due:
            if lives[at] is None:
                # The first lives begin spread, so that not all end at once.
                lives[at] = crowd[at].life(opened)
                opened += 1
            try:
                frame = next(lives[at])
            except StopIteration:
                lives[at] = None
                continue
            at = (at + 1) % AT_ONCE
            if frame is None:
                continue
            if isinstance(frame, tuple):
                frame, again = frame[0], again + 1
            wire.send(frame)
            sent += 1
            octets += len(frame)
        time.sleep(0.002)
    print(json.dumps({"packets": sent, "retransmissions": again, "conversations": opened, "bytes": octets, "seconds": round(time.monotonic() - begin, 2)}))


main()
