#!/bin/bash
# Runs inside the guest, in the namespace of the bonded host: `termcap report` live beside lossy transfers, and the kernel's own count of what this host sent again.
# /with is the published folder, /out takes the results. Exit status 1 when the two counts differ.
export HOME=/root TERM=dumb
ulimit -c 0
/with/termcap report -i any --json >/out/report.json 2>/out/report.err &
report=$!
for _ in $(seq 100); do
  [ "$(tail -n +2 /proc/net/packet | wc -l)" -ge 1 ] && break
  sleep 0.1
done
sleep 2
# Loss, delay and reordering on both ways; every connection begins after the capture and ends before it.
ip netns exec wire tc qdisc add dev wa root netem loss 3% delay 5ms 1ms
ip netns exec wire tc qdisc add dev wb root netem loss 3% delay 5ms 1ms
for round in 1 2 3; do
  ip netns exec peer iperf3 -s -D --one-off >/dev/null
  sleep 0.5
  iperf3 -c "$LAB_PEER_IP" -n 1M $([ "$round" = 2 ] && echo -R) >>/out/iperf.txt 2>&1
done
sleep 2
kill -INT $report
wait $report; echo $? >/out/report.rc
python3 - <<'PY'
import json, sys
report = json.load(open('/out/report.json'))
ours, kernel = report['tcp']['resent'], report['kernel']['TcpRetransSegs']
print('lab: resent %d, kernel %d; apparent retransmissions %d, real %d; by peers %d, suspected %d; drops %s'
      % (ours['out'], kernel, report['tcp']['apparent']['retransmission'], report['tcp']['real']['retransmission'], ours['in'], ours['suspected'], report['drops']))
print('lab: %s' % '; '.join(report.get('kernel_difference', [])))
sys.exit(0 if ours['out'] == kernel and kernel > 0 else 1)
PY
