#!/bin/bash
# Runs inside the guest, in the namespace of the bonded host: the published program captures live beside tcpdump, while traffic passes.
# /with is the published folder, /out takes the results. Arguments: CASE.
case=$1
termcap=/with/termcap
export HOME=/root TERM=dumb
ulimit -c 0

tcpdump -i "$LAB_BOND" -B 65536 --time-stamp-precision=nano -U -w /out/bond.pcap 2>/out/tcpdump.err &
tcpdump=$!
$termcap -i any -w /out/clean.pcapng >/out/clean.txt 2>/out/clean.err &
clean=$!
$termcap report -i any --json >/out/report.json 2>/out/report.err &
report=$!

# Wait until all three hear: each opens packet sockets, which the kernel lists.
for _ in $(seq 100); do
  [ "$(tail -n +2 /proc/net/packet | wc -l)" -ge 3 ] && [ -s /out/bond.pcap ] && break
  sleep 0.1
done
sleep 1
mark() { python3 -c 'import socket,sys; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"termcap-lab-" + sys.argv[1].encode(), (sys.argv[2], 4242))' "$1" "$LAB_PEER_IP"; }

$termcap -D --json >/out/devices.json
ping -c 1 "$LAB_PEER_IP" >/dev/null
ip netns exec peer iperf3 -s -D --one-off >/dev/null
mark begin
date +%s.%N >/out/begin
ping -c 20 -i 0.05 "$LAB_PEER_IP" >/out/ping.txt
case $case in
  failover|team-failover)
    iperf3 -c "$LAB_PEER_IP" -n 3M -b 12M >/out/iperf-tx.txt 2>&1 &
    sleep 0.7
    date +%s.%N >/out/failed
    traffic=$!
    if [ "$case" = failover ]; then
      ip netns exec switch ip link set sw0 down
      for _ in $(seq 100); do grep -q 'Currently Active Slave: eth3' "/proc/net/bonding/$LAB_BOND" && break; sleep 0.05; done
    else
      # What the team daemon does when the link monitor tells it so.
      teamnl "$LAB_BOND" setoption activeport "$(cat /sys/class/net/eth3/ifindex)"
    fi
    date +%s.%N >/out/moved
    wait $traffic ;;
  *) iperf3 -c "$LAB_PEER_IP" -n 3M >/out/iperf-tx.txt 2>&1 ;;
esac
for _ in $(seq 50); do pgrep -x iperf3 >/dev/null || break; sleep 0.1; done
ip netns exec peer iperf3 -s -D --one-off >/dev/null
sleep 0.3
iperf3 -c "$LAB_PEER_IP" -n 3M -R >/out/iperf-rx.txt 2>&1
mark end
sleep 0.5
kill -INT $report $clean
wait $clean;   echo $? >/out/clean.rc
wait $report;  echo $? >/out/report.rc
# tcpdump leaves in the ring what its last read time-out (1 s) has not yet brought.
sleep 3
kill -INT $tcpdump
wait $tcpdump
ip -o link >/out/links.txt
ls -la /out
