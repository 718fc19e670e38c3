package io.xcom4ee.benchmarks.micro;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.core.message.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A group in one thread whose frames are handed over as objects: what is left is the protocol itself. Time is virtual and
 * moves a little with every turn, so that no time-out is ever due under load.
 */
final class InMemoryGroup {
    private static final long TURN_MICROS = 20;
    private static final int FOUNDING_TURNS_MAX = 1_000_000;
    private static final long NO_DEADLINE_MICROS = Long.MAX_VALUE;

    private final List<Node> nodes;
    private final TreeMap<MemberId, Node> byId = new TreeMap<>();
    private long nowMicros;

    private record Arrival(MemberId from, Frame frame) {}

    /** One member, what has arrived for it, and the application that broadcasts through it. */
    private final class Node {
        private final MemberInfo info;
        private final XComMember member;
        private final ArrayDeque<Arrival> inbox = new ArrayDeque<>();
        private long tokens;
        private long ownDelivered;
        private long delivered;

        Node(MemberInfo info, MemberSettings settings) {
            this.info = info;
            this.member = new XComMember(settings, nowMicros);
        }

        void turn(byte[] payload, int window) {
            for (Arrival arrival = inbox.poll(); arrival != null; arrival = inbox.poll()) {
                give(new Input.FrameReceived(arrival.from(), arrival.frame()));
            }
            while (tokens - ownDelivered < window) {
                give(Input.Broadcast.of(tokens, payload, NO_DEADLINE_MICROS));
                tokens++;
            }
            give(new Input.Tick());
        }

        void give(Input input) {
            for (Output output : member.step(nowMicros, input)) {
                if (output instanceof Output.Send send) {
                    Arrival arrival = new Arrival(info.id(), send.frame());
                    for (MemberId to : send.to()) {
                        byId.get(to).inbox.add(arrival);
                    }
                } else if (output instanceof Output.Deliver deliver) {
                    delivered += deliver.payloads().count();
                    ownDelivered += deliver.tokens().length;
                } else if (output instanceof Output.Failed || output instanceof Output.Stopped) {
                    throw new IllegalStateException("on a network that loses nothing: " + output);
                }
            }
        }
    }

    /** A group of this many members, founded and idle. */
    InMemoryGroup(int members) {
        List<String> electorate =
                IntStream.range(0, members).mapToObj(index -> "m" + index).toList();
        nodes = new ArrayList<>();
        for (String name : electorate) {
            MemberInfo info = new MemberInfo(
                    new MemberId(name, new UUID(0, nodes.size() + 1)), "localhost", 1, ProtocolVersion.NEWEST, 50);
            Node node = new Node(
                    info, new MemberSettings(info, electorate, Limits.DEFAULT, Timeouts.DEFAULT, nodes.size()));
            nodes.add(node);
            byId.put(info.id(), node);
        }
        connect();
        found();
    }

    private void connect() {
        for (Node one : nodes) {
            for (Node other : nodes) {
                if (one != other) {
                    one.give(new Input.ConnectionUp(other.info));
                }
            }
        }
    }

    private void found() {
        for (int turn = 0; turn < FOUNDING_TURNS_MAX; turn++) {
            turn(new byte[0], 0);
            if (nodes.stream().allMatch(node -> node.member.report().phase() == Phase.ONLINE)) {
                return;
            }
        }
        throw new IllegalStateException("the group was not founded");
    }

    /** Every member takes what has arrived, fills its window of open broadcasts, and ends its turn. */
    void turn(byte[] payload, int window) {
        nowMicros += TURN_MICROS;
        for (Node node : nodes) {
            node.turn(payload, window);
        }
    }

    /** Messages that the member has delivered so far; all deliver the same ones. */
    long delivered() {
        return nodes.get(0).delivered;
    }
}
