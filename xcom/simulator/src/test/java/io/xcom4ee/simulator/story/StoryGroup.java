package io.xcom4ee.simulator.story;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A few members of the real core in one thread. A frame takes a millisecond; nothing is lost but what the story says. What
 * happens is told line by line.
 */
final class StoryGroup {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000 * MILLI;

    private final Electorate electorate;
    private final Limits limits;
    private final TreeMap<String, Node> nodes = new TreeMap<>();
    private final ArrayDeque<InFlight> network = new ArrayDeque<>();
    private final Telling telling = new Telling();
    private Predicate<InFlight> lost = frame -> false;
    private long now;
    private long toldFrom;
    private boolean silent = true;
    private long incarnations;

    /** A frame on its way. */
    record InFlight(String from, String to, MemberId sender, MemberId receiver, Frame frame) {
        boolean is(String sendingName, Class<? extends Message> kind) {
            return from.equals(sendingName) && kind.isInstance(frame.message());
        }
    }

    private static final class Node {
        private final MemberInfo info;
        private final XComMember member;
        private long tokens;

        Node(MemberInfo info, XComMember member) {
            this.info = info;
            this.member = member;
        }
    }

    private StoryGroup(Limits limits, Electorate electorate) {
        this.electorate = electorate;
        this.limits = limits;
    }

    /** Nobody has started yet, and everything will be told. */
    static StoryGroup ofNobody(String... listed) {
        StoryGroup group = new StoryGroup(Limits.DEFAULT, Electorate.listed(List.of(listed)));
        group.silent = false;
        return group;
    }

    /** The group works and is at rest; from now on everything is told. */
    static StoryGroup founded(String... listed) {
        return founded(Limits.DEFAULT, listed);
    }

    static StoryGroup founded(Limits limits, String... listed) {
        StoryGroup group = new StoryGroup(limits, Electorate.listed(List.of(listed)));
        for (String name : listed) {
            group.start(name);
        }
        group.run(SECOND);
        group.silent = false;
        group.toldFrom = group.now;
        return group;
    }

    /** A group without a list works and is at rest; the first of these has made it, the others have joined. */
    static StoryGroup dynamic(String... names) {
        StoryGroup group = new StoryGroup(Limits.DEFAULT, Electorate.dynamic());
        for (String name : names) {
            group.start(name, name.equals(names[0]), ProtocolVersion.NEWEST);
            group.run(6 * SECOND);
        }
        group.silent = false;
        group.toldFrom = group.now;
        return group;
    }

    void say(String text) {
        telling.comment(text);
    }

    /** Nothing is told for a while. */
    void silently(Runnable what) {
        silent = true;
        what.run();
        silent = false;
        toldFrom = now;
    }

    void start(String name) {
        start(name, false, ProtocolVersion.NEWEST);
    }

    /** A process of an older release. */
    void startOld(String name) {
        start(name, false, ProtocolVersion.FIRST);
    }

    private void start(String name, boolean bootstrap, int version) {
        incarnations++;
        MemberInfo info = new MemberInfo(new MemberId(name, new UUID(0, incarnations)), name, 1, version, 50);
        MemberSettings settings =
                new MemberSettings(info, electorate, bootstrap, 0, limits, Timeouts.DEFAULT, incarnations);
        Node node = new Node(info, new XComMember(settings, now));
        tell(name, "starts");
        List<Node> others = List.copyOf(nodes.values());
        nodes.put(name, node);
        for (Node other : others) {
            give(node, new Input.ConnectionUp(other.info));
            give(other, new Input.ConnectionUp(info));
        }
    }

    void kill(String name) {
        Node dead = nodes.remove(name);
        tell(name, "is killed");
        nodes.values().forEach(other -> give(other, new Input.ConnectionDown(dead.info.id())));
    }

    void lose(Predicate<InFlight> which) {
        lost = which;
    }

    void loseNothing() {
        lost = frame -> false;
    }

    void broadcast(String name, String text) {
        tell(name, "is told to broadcast \"" + text + "\"");
        Node node = nodes.get(name);
        node.tokens++;
        give(node, Input.Broadcast.of(node.tokens, text.getBytes(StandardCharsets.UTF_8), now + 60 * SECOND, false));
    }

    void barrier(String name) {
        give(nodes.get(name), new Input.Barrier(1, now + 60 * SECOND));
    }

    void leave(String name) {
        tell(name, "is told to leave");
        give(nodes.get(name), new Input.Leave());
    }

    void command(String name, Command command, String text) {
        tell(name, "is told: " + text);
        give(nodes.get(name), new Input.Command(1, command, now + 60 * SECOND));
    }

    /** Lets time pass, a millisecond at a time. */
    void run(long micros) {
        long end = now + micros;
        while (now < end) {
            tick();
            now += MILLI;
            List<InFlight> arriving = List.copyOf(network);
            network.clear();
            for (InFlight frame : arriving) {
                Node to = nodes.get(frame.to());
                if (to != null && to.info.id().equals(frame.receiver())) {
                    give(to, new Input.FrameReceived(frame.sender(), frame.frame()));
                }
            }
        }
        tick();
    }

    private void tick() {
        List.copyOf(nodes.values()).forEach(node -> give(node, new Input.Tick()));
    }

    private void give(Node node, Input input) {
        String name = node.info.name();
        for (Output output : node.member.step(now, input)) {
            if (output instanceof Output.Send send) {
                send(node, send);
            } else {
                telling.output(name, output).ifPresent(text -> tell(name, text));
                if (output instanceof Output.Stopped) {
                    nodes.remove(name, node);
                }
            }
        }
    }

    private void send(Node node, Output.Send send) {
        String name = node.info.name();
        List<String> to = new ArrayList<>();
        TreeSet<String> lostTo = new TreeSet<>();
        for (MemberId id : send.to()) {
            InFlight frame = new InFlight(name, id.name(), node.info.id(), id, send.frame());
            Node receiver = nodes.get(id.name());
            if (receiver == null || !receiver.info.id().equals(id)) {
                continue;
            }
            to.add(id.name());
            if (lost.test(frame)) {
                lostTo.add(id.name());
            } else {
                network.add(frame);
            }
        }
        if (!to.isEmpty()) {
            String fate = lostTo.isEmpty() ? "" : " (lost on the way to " + String.join(" ", lostTo) + ")";
            telling.message(name, send.frame().message())
                    .filter(text -> !silent)
                    .ifPresent(text -> telling.sent((now - toldFrom) / MILLI, name, String.join(" ", to), text, fate));
        }
    }

    private void tell(String name, String text) {
        if (!silent) {
            telling.line((now - toldFrom) / MILLI, name, text);
        }
    }

    List<String> lines() {
        return telling.lines();
    }
}
