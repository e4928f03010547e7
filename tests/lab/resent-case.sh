#!/bin/bash
# Runs inside the guest, in the namespace of the bonded host: `termcap report` live beside troubled transfers, and the kernel's own count of what this host sent again.
# /with is the published folder, /out takes the results: a folder for each case, with `report.json` and `verdict` (one line, which begins with "ok" or "differs").
# It waits for conditions, never for times: an emulated machine may stand still for seconds. Arguments: CASE...
export HOME=/root TERM=dumb
ulimit -c 0
peer() { ip netns exec peer "$@"; }
wire() { ip netns exec wire "$@"; }

# until_true WHAT COMMAND...: tries every tenth of a second, for a minute at most.
until_true() {
  local what=$1
  shift
  for _ in $(seq 600); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  echo "resent: waited in vain: $what"
  return 1
}

# libpcap first installs a filter that takes nothing and empties the ring; the capture has begun when its own filter, which ends in taking a frame (BPF RET, 0x06), stands.
hears() { ss -0 -b | grep -Eq '0x06 0 0 [1-9]'; }
listens() { [ -n "$(peer ss -Hltn "sport = :$1")" ]; }
# Nothing of this host's is under way, closing connections included, so the kernel has nothing left to send again.
is_quiet() { [ -z "$(ss -Htan state connected exclude time-wait)" ]; }

# transfer ARGUMENT...: iperf3 with the peer, from a server that serves once.
transfer() {
  peer iperf3 -s -p 5201 --one-off >/dev/null 2>&1 &
  local server=$!
  until_true "iperf3 listens" listens 5201 || return
  timeout 90 iperf3 -c "$LAB_PEER_IP" -p 5201 "$@" >>"$out/iperf.txt" 2>&1
  kill "$server" 2>/dev/null
  wait "$server" 2>/dev/null
}

# Many short connections: SYNs, SYN-ACKs and FINs are lost too.
short_connections() {
  peer socat TCP-LISTEN:7000,reuseaddr,fork EXEC:cat >/dev/null 2>&1 &
  local server=$!
  until_true "socat listens" listens 7000 || return
  for _ in $(seq 30); do head -c 3000 /dev/zero | timeout 20 socat -t 5 - "TCP:$LAB_PEER_IP:7000" >/dev/null 2>&1; done
  kill "$server" 2>/dev/null
  wait "$server" 2>/dev/null
}

netem() {
  wire tc qdisc replace dev wa root netem $1
  wire tc qdisc replace dev wb root netem $1
}

traffic() {
  case $1 in
    loss)
      netem "loss 3% delay 5ms 1ms"
      transfer -n 1M; transfer -n 1M -R; transfer -n 1M ;;
    reorder)
      netem "delay 10ms reorder 90% 50%"
      transfer -n 1M; transfer -n 1M -R
      netem "delay 4ms 3ms loss 1%"
      transfer -n 1M ;;
    duplicate)
      netem "duplicate 5% loss 2% delay 3ms"
      transfer -n 1M; transfer -n 1M -R ;;
    short)
      netem "loss 6% delay 3ms"
      short_connections ;;
    no-timestamps)
      sysctl -qw net.ipv4.tcp_timestamps=0
      netem "loss 3% delay 5ms 1ms"
      transfer -n 1M; transfer -n 1M -R
      sysctl -qw net.ipv4.tcp_timestamps=1 ;;
    no-sack)
      sysctl -qw net.ipv4.tcp_sack=0
      netem "loss 2% delay 5ms 1ms"
      transfer -n 1M; transfer -n 1M -R
      sysctl -qw net.ipv4.tcp_sack=1 ;;
    *) echo "resent: no case $1"; return 1 ;;
  esac
}

compare() {
  python3 - "$1" "$out" <<'PY'
import json, sys
case, out = sys.argv[1:]
report = json.load(open(out + '/report.json'))
ours, kernel, tcp = report['tcp']['resent'], report['kernel']['TcpRetransSegs'], report['tcp']
same = ours['out'] == kernel and kernel > 0
print('%s %s: sent again %d, kernel %d; by peers %d, suspected %d; retransmissions real %d, apparent %d; ring dropped %d%s'
      % ('ok' if same else 'differs', case, ours['out'], kernel, ours['in'], ours['suspected'], tcp['real']['retransmission'], tcp['apparent']['retransmission'],
         report['drops']['ring'], ''.join('; ' + reason for reason in report.get('kernel_difference', []))))
PY
}

for case in "$@"; do
  out=/out/$case
  mkdir -p "$out"
  until_true "no connection before $case" is_quiet
  /with/termcap report -i any --json >"$out/report.json" 2>"$out/report.err" &
  report=$!
  until_true "termcap hears" hears || { kill -INT $report; wait $report; continue; }
  traffic "$case"
  until_true "every connection of $case has ended" is_quiet
  wire tc qdisc del dev wa root
  wire tc qdisc del dev wb root
  kill -INT $report
  wait $report
  echo $? >"$out/report.rc"
  compare "$case" >"$out/verdict" 2>"$out/compare.err"
  cat "$out/verdict"
done
