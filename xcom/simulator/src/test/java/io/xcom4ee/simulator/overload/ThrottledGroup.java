package io.xcom4ee.simulator.overload;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Members that send as much as they can and take in so many bytes a second, over links with bounded queues as those of the
 * engine: votes before values, what does not fit is dropped, and when half has gone out the sender is told. Time moves by hand.
 */
final class ThrottledGroup {
    private static final long STEP_MICROS = 500;
    private static final long SECOND = 1_000_000;
    private static final long MEASURE_EVERY_MICROS = 10_000;
    private static final long QUEUE_BYTES_MAX = 16 * 1024 * 1024;
    private static final long RESERVE_BYTES = 1024 * 1024;
    private static final int FRAME_BYTES = 64;
    private static final int OPEN_BYTES_MAX = 8 * 1024 * 1024;
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final List<Node> nodes = new ArrayList<>();
    private final Limits limits;
    private List<String> senders = List.of();
    private byte[] payload = new byte[1024];
    private long now;

    private record Arrival(Node to, Node from, Frame frame) {}

    private static final class Link {
        private final ArrayDeque<Frame> urgent = new ArrayDeque<>();
        private final ArrayDeque<Frame> bulk = new ArrayDeque<>();
        private long bytes;
        private boolean dropped;

        void offer(Frame frame) {
            int size = sizeOf(frame.message());
            boolean isUrgent = isUrgent(frame.message(), size);
            if (bytes >= QUEUE_BYTES_MAX + (isUrgent ? RESERVE_BYTES : 0)) {
                dropped = true;
                return;
            }
            (isUrgent ? urgent : bulk).addLast(frame);
            bytes += size;
        }

        Frame poll() {
            Frame next = urgent.isEmpty() ? bulk.pollFirst() : urgent.pollFirst();
            bytes -= next == null ? 0 : sizeOf(next.message());
            return next;
        }
    }

    /** One member and the links that lead to it. */
    private final class Node {
        private final MemberInfo info;
        private final XComMember member;
        private final List<Link> links = List.of(new Link(), new Link(), new Link());
        private long bytesPerSecond = Long.MAX_VALUE / SECOND;
        private long roomBytes;
        private long delivered;
        private long open;
        private Optional<Output.StopReason> stopped = Optional.empty();
        private MemoryReport most = MemoryReport.NOTHING;

        Node(int index) {
            MemberId id = new MemberId(NAMES.get(index), new UUID(0, index + 1));
            info = new MemberInfo(id, "localhost", 1, ProtocolVersion.NEWEST, 50);
            member = new XComMember(
                    new MemberSettings(info, Electorate.listed(NAMES), false, 0, limits, Timeouts.DEFAULT, index), now);
        }

        void give(Input input) {
            if (stopped.isPresent()) {
                return;
            }
            for (Output output : member.step(now, input)) {
                if (output instanceof Output.Send send) {
                    send.to()
                            .forEach(to -> node(to.name())
                                    .links
                                    .get(nodes.indexOf(this))
                                    .offer(send.frame()));
                } else if (output instanceof Output.Deliver deliver) {
                    delivered += deliver.payloads().count();
                    open -= deliver.tokens().length;
                } else if (output instanceof Output.Failed) {
                    open--;
                } else if (output instanceof Output.Stopped stop) {
                    stopped = Optional.of(stop.reason());
                }
            }
        }

        void measure() {
            MemoryReport memory = member.report().memory();
            most = new MemoryReport(
                    Math.max(most.windowBytes(), memory.windowBytes()),
                    Math.max(most.ownBytes(), memory.ownBytes()),
                    memory.windowRefusals(),
                    Math.max(most.incompleteBytes(), memory.incompleteBytes()),
                    Math.max(most.cacheBytes(), memory.cacheBytes()));
        }

        void takeIn(List<Arrival> arrivals) {
            long perStep = bytesPerSecond / (SECOND / STEP_MICROS);
            roomBytes = Math.min(roomBytes + perStep, perStep);
            boolean any = true;
            while (any) {
                any = false;
                for (int from = 0; from < links.size(); from++) {
                    Frame frame = roomBytes > 0 ? links.get(from).poll() : null;
                    if (frame != null) {
                        roomBytes -= sizeOf(frame.message());
                        arrivals.add(new Arrival(this, nodes.get(from), frame));
                        any = true;
                    }
                }
            }
        }

        void tellWhoMaySendAgain() {
            for (int from = 0; from < links.size(); from++) {
                Link link = links.get(from);
                if (link.dropped && link.bytes <= QUEUE_BYTES_MAX / 2) {
                    link.dropped = false;
                    nodes.get(from).give(new Input.ConnectionUp(info));
                }
            }
        }

        void broadcast() {
            while (stopped.isEmpty() && open < OPEN_BYTES_MAX / payload.length && member.acceptsBroadcasts()) {
                open++;
                give(Input.Broadcast.of(open, payload, now + 60 * SECOND));
            }
        }
    }

    /** A group that works. */
    ThrottledGroup(Limits limits) {
        this.limits = limits;
        for (int index = 0; index < NAMES.size(); index++) {
            nodes.add(new Node(index));
        }
        for (Node node : nodes) {
            nodes.stream()
                    .filter(other -> other != node)
                    .forEach(other -> node.give(new Input.ConnectionUp(other.info)));
        }
        run(SECOND);
    }

    private Node node(String name) {
        return nodes.get(NAMES.indexOf(name));
    }

    /** How large messages are from now on; 1 KiB unless told otherwise. */
    void messageBytes(int bytes) {
        payload = new byte[bytes];
    }

    /** From now on these broadcast as much as they can. */
    void load(String... names) {
        senders = List.of(names);
    }

    /** From now on only this member owns slots. */
    void lead(String name) {
        node(name).give(new Input.Command(1, new Command.Leaders(true, Optional.of(name)), now + SECOND));
        run(SECOND);
    }

    /** What a member kept, each at its most. */
    MemoryReport mostKeptBy(String name) {
        return node(name).most;
    }

    /** Why a member has ended, if it has. */
    Optional<Output.StopReason> stopOf(String name) {
        return node(name).stopped;
    }

    /** From now on a member takes in no more than this. */
    void throttle(String name, long bytesPerSecond) {
        node(name).bytesPerSecond = bytesPerSecond;
    }

    /** Lets time pass. */
    void run(long micros) {
        for (long end = now + micros; now < end; ) {
            now += STEP_MICROS;
            List<Arrival> arrivals = new ArrayList<>();
            nodes.forEach(node -> node.takeIn(arrivals));
            arrivals.forEach(arrival -> arrival.to()
                    .give(new Input.FrameReceived(arrival.from().info.id(), arrival.frame())));
            nodes.forEach(Node::tellWhoMaySendAgain);
            for (Node node : nodes) {
                if (senders.contains(node.info.name())) {
                    node.broadcast();
                }
                node.give(new Input.Tick());
            }
            if (now % MEASURE_EVERY_MICROS == 0) {
                nodes.forEach(Node::measure);
            }
        }
    }

    /** Messages that a member has delivered. */
    long deliveredBy(String name) {
        return node(name).delivered;
    }

    private static boolean isUrgent(Message message, int size) {
        boolean data = message instanceof Message.Propose || message instanceof Message.Forward;
        return !data && size <= (message instanceof Message.Learn ? 4 * 1024 : 64 * 1024);
    }

    private static int sizeOf(Message message) {
        return FRAME_BYTES + valuesOf(message).mapToInt(Value::sizeBytes).sum();
    }

    private static Stream<Value> valuesOf(Message message) {
        if (message instanceof Message.Propose propose) {
            return Stream.of(propose.value());
        } else if (message instanceof Message.Learn learn) {
            return learn.values().stream().map(RoundValue::value);
        } else if (message instanceof Message.Accept accept) {
            return accept.values().stream().map(RoundValue::value);
        } else if (message instanceof Message.Promise promise) {
            return promise.reports().stream().map(SlotReport::value);
        }
        return Stream.empty();
    }
}
