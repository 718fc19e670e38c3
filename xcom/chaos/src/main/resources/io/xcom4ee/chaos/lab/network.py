"""A network of namespaces whose only switch is this process, so that every frame can be cut, delayed, lost or spoiled.

usage: network.py PREFIX MEMBERS SEED

Makes the namespaces PREFIX1..PREFIXn, each with one interface eth0 (10.78.0.1 .. 10.78.0.n) that ends here in a TAP
device. Nothing else is connected to them. Obeys its standard input line by line; each command is answered by one line:

  block A B             drop every frame from A to B (one way)
  heal                  drop no more
  link A B KEY=VALUE..  quality of the way from A to B: delay and jitter in seconds, loss, duplicate, reorder and corrupt
                        as probabilities, rate in bytes per second; what is not named is off
  down A | up A         take the interface of A down or up, as a pulled cable would
  remember PATH         remove this empty directory or file in the end, too, if it is there
  refused A             number of frames that the interface of A has refused since the start
  stats                 counters since the start; a frame is overtaken when one that was sent later arrives before it

When the input ends, however that comes about, whatever runs in the namespaces is killed, they are removed, and this
process ends. Signals of a terminal are ignored for that reason. Needs root, Linux, iproute2; nothing beyond the standard
library.
"""

import fcntl
import heapq
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TAP_WITHOUT_HEADER = 0x0002 | 0x1000
FRAMES_PER_TURN = 64
# A queue longer than this is what a real device drops.
RATE_QUEUE_SECONDS = 0.25
REORDER_SECONDS = 0.004
ETHERNET, IPV4, TCP = 14, b"\x08\x00", 6


def run(*command):
    """Runs a command that must succeed."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise OSError(" ".join(command) + ": " + done.stderr.strip())
    return done.stdout


class Namespaces:
    """The namespaces of this run, and what must go with them."""

    def __init__(self, prefix, members):
        self.prefix = prefix
        self.members = members
        self.made = []
        self.remembered = []

    def name(self, member):
        return f"{self.prefix}{member}"

    def make(self, member):
        """Makes one namespace and returns the file descriptor of its TAP device."""
        name, device = self.name(member), f"{self.prefix}t{member}"
        run("ip", "netns", "add", name)
        self.made.append(name)
        tap = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TAP_WITHOUT_HEADER))
        run("ip", "link", "set", device, "netns", name, "name", "eth0")
        run("ip", "-n", name, "addr", "add", f"10.78.0.{member}/24", "dev", "eth0")
        run("ip", "-n", name, "link", "set", "eth0", "address", "02:00:00:00:00:%02x" % member, "up")
        run("ip", "-n", name, "link", "set", "lo", "up")
        return tap

    def set_link(self, member, state):
        run("ip", "-n", self.name(member), "link", "set", "eth0", state)

    def remove(self):
        """Removes everything, and goes on where something cannot be removed."""
        for name in self.made:
            try:
                for process in run("ip", "netns", "pids", name).split():
                    self.kill(int(process))
                run("ip", "netns", "del", name)
            except OSError as failure:
                print(failure, file=sys.stderr)
        for path in self.remembered:
            self.remove_path(path)

    @staticmethod
    def kill(process):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass

    @staticmethod
    def remove_path(path):
        """A control group is busy until the kernel has buried the processes that were in it."""
        for _ in range(100):
            try:
                if os.path.isdir(path):
                    os.rmdir(path)
                else:
                    os.unlink(path)
                return
            except FileNotFoundError:
                return
            except OSError:
                time.sleep(0.05)
        print(f"{path} could not be removed", file=sys.stderr)


def payload_of(frame):
    """Where the payload of a TCP segment begins and ends, or None."""
    if len(frame) < ETHERNET + 40 or frame[12:14] != IPV4 or frame[23] != TCP:
        return None
    tcp = ETHERNET + (frame[ETHERNET] & 15) * 4
    begin = tcp + (frame[tcp + 12] >> 4) * 4
    end = ETHERNET + struct.unpack("!H", frame[16:18])[0]
    return (tcp, begin, end) if begin < end <= len(frame) else None


def corrupted(frame, chance):
    """Flips one bit of the payload and makes TCP's checksum fit, so that the receiving application sees it; or None."""
    place = payload_of(frame)
    if place is None:
        return None
    tcp, begin, end = place
    spoiled = bytearray(frame)
    spoiled[chance.randrange(begin, end)] ^= 1 << chance.randrange(8)
    spoiled[tcp + 16 : tcp + 18] = b"\0\0"
    summed = spoiled[26:34] + struct.pack("!BBH", 0, TCP, end - tcp) + spoiled[tcp:end]
    if len(summed) % 2:
        summed += b"\0"
    checksum = sum(struct.unpack("!%dH" % (len(summed) // 2), summed))
    while checksum >> 16:
        checksum = (checksum & 0xFFFF) + (checksum >> 16)
    spoiled[tcp + 16 : tcp + 18] = struct.pack("!H", ~checksum & 0xFFFF)
    return bytes(spoiled)


class Switch:
    """Takes frames from one member to another, or not."""

    def __init__(self, taps, chance):
        self.taps = taps
        self.chance = chance
        self.member_of_address = {bytes([2, 0, 0, 0, 0, member]): member for member in taps}
        self.blocked = set()
        self.quality = {}
        self.free_at = {}
        self.waiting = []
        self.order = 0
        self.stats = dict.fromkeys(
            ("forwarded", "cut", "lost", "delayed", "duplicated", "overtaken", "corrupted", "overrun", "refused"), 0
        )
        self.refused = dict.fromkeys(taps, 0)
        self.newest = {}

    def receive(self, source):
        """Reads what a member has sent; not endlessly, so that no member starves the others."""
        for _ in range(FRAMES_PER_TURN):
            try:
                frame = os.read(self.taps[source], 65536)
            except OSError:
                return
            target = self.member_of_address.get(frame[0:6])
            if target is not None:
                self.send(source, target, frame)
            elif frame[0] & 1:
                for member in self.taps:
                    if member != source:
                        self.send(source, member, frame)

    def send(self, source, target, frame):
        if (source, target) in self.blocked:
            self.stats["cut"] += 1
            return
        quality = self.quality.get((source, target))
        self.order += 1
        if not quality:
            self.write(source, target, self.order, frame)
            return
        if self.happens(quality, "loss"):
            self.stats["lost"] += 1
            return
        if self.happens(quality, "corrupt"):
            spoiled = corrupted(frame, self.chance)
            if spoiled is not None:
                self.stats["corrupted"] += 1
                frame = spoiled
        delay = self.delay_of(source, target, frame, quality)
        if delay is None:
            self.stats["overrun"] += 1
            return
        self.later(source, target, frame, delay)
        if self.happens(quality, "duplicate"):
            self.stats["duplicated"] += 1
            self.later(source, target, frame, delay + self.chance.random() * REORDER_SECONDS)

    def happens(self, quality, what):
        return what in quality and self.chance.random() < quality[what]

    def delay_of(self, source, target, frame, quality):
        """Seconds, or None if the frame finds the queue of a slow link full."""
        delay = quality.get("delay", 0.0) + self.chance.random() * quality.get("jitter", 0.0)
        if self.happens(quality, "reorder"):
            delay += self.chance.random() * REORDER_SECONDS
        if "rate" in quality:
            now = time.monotonic()
            begin = max(now, self.free_at.get((source, target), 0.0))
            if begin - now > RATE_QUEUE_SECONDS:
                return None
            self.free_at[(source, target)] = begin + len(frame) / quality["rate"]
            delay += self.free_at[(source, target)] - now
        return delay

    def later(self, source, target, frame, delay):
        if delay <= 0:
            self.write(source, target, self.order, frame)
            return
        self.stats["delayed"] += 1
        heapq.heappush(self.waiting, (time.monotonic() + delay, self.order, source, target, frame))

    def write(self, source, target, order, frame):
        try:
            os.write(self.taps[target], frame)
        except OSError:
            # The interface is down, or its queue is full.
            self.stats["refused"] += 1
            self.refused[target] += 1
            return
        self.stats["forwarded"] += 1
        if order < self.newest.get((source, target), 0):
            self.stats["overtaken"] += 1
        else:
            self.newest[(source, target)] = order

    def write_due(self):
        """Writes what has waited long enough; returns the seconds until the next frame is due, or None."""
        while self.waiting:
            wait = self.waiting[0][0] - time.monotonic()
            if wait > 0:
                return wait
            _, order, source, target, frame = heapq.heappop(self.waiting)
            self.write(source, target, order, frame)
        return None


class Control:
    """Obeys the coordinator."""

    def __init__(self, switch, namespaces):
        self.switch = switch
        self.namespaces = namespaces
        self.text = b""

    def read(self):
        """False when the input has ended."""
        received = os.read(0, 65536)
        self.text += received
        *lines, self.text = self.text.split(b"\n")
        for line in lines:
            words = line.decode().split()
            if words:
                print(self.obey(words), flush=True)
        return received != b""

    def obey(self, words):
        command, arguments = words[0], words[1:]
        if command == "block":
            self.switch.blocked.add((int(arguments[0]), int(arguments[1])))
        elif command == "heal":
            self.switch.blocked.clear()
        elif command == "link":
            way = (int(arguments[0]), int(arguments[1]))
            pairs = (pair.split("=") for pair in arguments[2:])
            self.switch.quality[way] = {key: float(value) for key, value in pairs}
        elif command in ("down", "up"):
            self.namespaces.set_link(int(arguments[0]), command)
        elif command == "remember":
            self.namespaces.remembered.append(arguments[0])
        elif command == "refused":
            return str(self.switch.refused[int(arguments[0])])
        elif command == "stats":
            return "stats " + " ".join(f"{key}={count}" for key, count in self.switch.stats.items())
        else:
            return "unknown"
        return "done"


def serve(switch, control):
    """Moves frames and obeys until the input ends."""
    poll = select.epoll()
    member_of_descriptor = {tap: member for member, tap in switch.taps.items()}
    for descriptor in (0, *member_of_descriptor):
        poll.register(descriptor, select.EPOLLIN)
    while True:
        wait = switch.write_due()
        for descriptor, _ in poll.poll(wait):
            if descriptor != 0:
                switch.receive(member_of_descriptor[descriptor])
            elif not control.read():
                return


def main():
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(ignored, signal.SIG_IGN)
    prefix, members, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    namespaces = Namespaces(prefix, members)
    try:
        taps = {member: namespaces.make(member) for member in range(1, members + 1)}
        switch = Switch(taps, random.Random(seed))
        print("ready", flush=True)
        serve(switch, Control(switch, namespaces))
    except BrokenPipeError:
        pass
    finally:
        namespaces.remove()


main()
