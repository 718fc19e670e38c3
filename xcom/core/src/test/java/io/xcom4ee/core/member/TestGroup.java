package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.message.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** A few members in one thread, joined by a network that loses nothing but what a test cuts. Time moves by hand. */
final class TestGroup {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000 * MILLI;
    private static final long STEP_MICROS = 500;

    private Limits limits;
    private final Electorate electorate;
    private long epochFloor;
    private final Timeouts timeouts;
    private final TreeMap<String, Node> nodes = new TreeMap<>();
    private final ArrayDeque<InFlight> network = new ArrayDeque<>();
    private Predicate<InFlight> lost = frame -> false;
    private long now;
    private long incarnations;

    /** A frame on its way. */
    record InFlight(MemberId from, MemberId to, Frame frame) {}

    /** One process and everything that it was told to do. */
    final class Node {
        private final MemberInfo info;
        private final XComMember member;
        private final List<Output> outputs = new ArrayList<>();
        private long tokens;

        Node(String name) {
            this(name, false, ProtocolVersion.NEWEST);
        }

        Node(String name, boolean bootstrap, int version) {
            info = new MemberInfo(new MemberId(name, new UUID(0, ++incarnations)), "localhost", 1, version, 50);
            member = new XComMember(
                    new MemberSettings(info, electorate, bootstrap, epochFloor, limits, timeouts, incarnations), now);
        }

        MemberInfo info() {
            return info;
        }

        MemberReport report() {
            return member.report();
        }

        MemberStatistics statistics() {
            return member.statistics();
        }

        /** Whether the last tick settled what was due: the next one is wanted later. */
        boolean rests() {
            return member.nextDeadlineMicros() > now;
        }

        void give(Input input) {
            for (Output output : member.step(now, input)) {
                outputs.add(output);
                if (output instanceof Output.Send send) {
                    send.to().forEach(to -> network.addLast(new InFlight(info.id(), to, send.frame())));
                }
            }
            if (input instanceof Input.Tick) {
                // A timer cannot be armed for a time before all time, and a member without one is not woken any more.
                assertThat(member.nextDeadlineMicros()).isNotNegative();
            }
        }

        void broadcast(String text) {
            broadcast(text, 10 * SECOND);
        }

        void broadcast(String text, long deadlineMicros) {
            give(Input.Broadcast.of(++tokens, text.getBytes(StandardCharsets.UTF_8), now + deadlineMicros));
        }

        /** Broadcasts what all are to deliver, and returns its token. */
        long broadcastToAll(String text, long deadlineMicros) {
            give(Input.Broadcast.of(++tokens, text.getBytes(StandardCharsets.UTF_8), now + deadlineMicros, true));
            return tokens;
        }

        void barrier(long token, long deadlineMicros) {
            give(new Input.Barrier(token, now + deadlineMicros));
        }

        void command(long token, Command command, long deadlineMicros) {
            give(new Input.Command(token, command, now + deadlineMicros));
        }

        /** What the application has been given, as {@code position:text}. */
        List<String> delivered() {
            List<String> texts = new ArrayList<>();
            for (Output.Deliver deliver : outputs(Output.Deliver.class)) {
                long position = deliver.firstPosition();
                for (byte[] payload : deliver.payloads()) {
                    texts.add(position + ":" + new String(payload, StandardCharsets.UTF_8));
                    position++;
                }
            }
            return texts;
        }

        /** At which the newest view works. */
        int protocolVersion() {
            List<Output.InstallView> views = outputs(Output.InstallView.class);
            return views.get(views.size() - 1).configuration().protocolVersion();
        }

        /** Names in the newest view. */
        List<String> view() {
            List<Output.InstallView> views = outputs(Output.InstallView.class);
            return views.isEmpty()
                    ? List.of()
                    : views.get(views.size() - 1).configuration().members().stream()
                            .map(member -> member.info().name())
                            .sorted()
                            .toList();
        }

        <T extends Output> List<T> outputs(Class<T> kind) {
            return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /** The limits of the next processes. */
    void limits(Limits ofNext) {
        limits = ofNext;
    }

    /** What the next processes take for the time. */
    void epochFloor(long floor) {
        epochFloor = floor;
    }

    TestGroup(String... electorate) {
        this(Limits.DEFAULT, electorate);
    }

    TestGroup(Limits limits, String... electorate) {
        this(limits, Timeouts.DEFAULT, List.of(electorate));
    }

    TestGroup(Limits limits, Timeouts timeouts, List<String> electorate) {
        this.limits = limits;
        this.timeouts = timeouts;
        this.electorate = Electorate.listed(electorate);
    }

    /** A group with dynamic membership. */
    TestGroup() {
        this.limits = Limits.DEFAULT;
        this.timeouts = Timeouts.DEFAULT;
        this.electorate = Electorate.dynamic();
    }

    List<String> names() {
        return electorate.names();
    }

    /** Starts a process that makes a group alone if it finds none. */
    Node bootstrap(String name) {
        return bootstrap(name, ProtocolVersion.NEWEST);
    }

    /** As above, a process whose newest protocol version is this one. */
    Node bootstrap(String name, int version) {
        return start(new Node(name, true, version), name);
    }

    /** Starts a process and connects it with all that live. */
    Node start(String name) {
        return start(name, ProtocolVersion.NEWEST);
    }

    /** As above, a process whose newest protocol version is this one. */
    Node start(String name, int version) {
        return start(new Node(name, false, version), name);
    }

    private Node start(Node node, String name) {
        List<Node> others = List.copyOf(nodes.values());
        nodes.put(name, node);
        for (Node other : others) {
            node.give(new Input.ConnectionUp(other.info()));
            other.give(new Input.ConnectionUp(node.info()));
        }
        return node;
    }

    /** The process is gone with all it knew. */
    void kill(String name) {
        Node dead = nodes.remove(name);
        nodes.values()
                .forEach(
                        other -> other.give(new Input.ConnectionDown(dead.info().id())));
    }

    Node node(String name) {
        return nodes.get(name);
    }

    /** Frames that fit are lost from now on. */
    void lose(Predicate<InFlight> which) {
        lost = which;
    }

    /** Nobody runs for a while. */
    void sleep(long micros) {
        now += micros;
    }

    /** Lets time pass: every frame takes one step, every member has a turn in each. */
    void run(long micros) {
        long end = now + micros;
        while (now < end) {
            now += STEP_MICROS;
            List<InFlight> arriving = List.copyOf(network);
            network.clear();
            for (InFlight frame : arriving) {
                Node to = nodes.get(frame.to().name());
                if (!lost.test(frame) && to != null && to.info().id().equals(frame.to())) {
                    to.give(new Input.FrameReceived(frame.from(), frame.frame()));
                }
            }
            List.copyOf(nodes.values()).forEach(node -> node.give(new Input.Tick()));
        }
    }
}
