package io.xcom4ee.ra.management;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.ra.channel.ForwardingChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** server1 in the group orders, where all figures differ; a test installs its views. */
final class FakeMember extends ForwardingChannel {
    private final List<GroupListener> listeners = new ArrayList<>();
    private Optional<View> view = Optional.empty();

    List<GroupListener> listeners() {
        return listeners;
    }

    /** A view of these members, of which the last is the primary and not reachable. */
    void install(String... names) {
        List<Member> members = Arrays.stream(names).map(FakeMember::member).toList();
        Member last = members.get(members.size() - 1);
        View installed = new View(
                new ViewId(new UUID(0xabcd, 1), 5, 3),
                7,
                members,
                last,
                11,
                List.of(),
                List.of(),
                List.of(),
                2,
                Membership.LISTED);
        view = Optional.of(installed);
        List.copyOf(listeners).forEach(listener -> listener.onViewChanged(new ViewEvent("orders", installed, false)));
    }

    /** The listeners were too slow, and hear nothing any more unless they subscribe again. */
    void overrun() {
        List<GroupListener> all = List.copyOf(listeners);
        listeners.clear();
        all.forEach(GroupListener::onOverrun);
    }

    private static Member member(String name) {
        return new Member(name, new UUID(0, 2), name + ":1", 2, 60, true);
    }

    @Override
    protected GroupChannel target() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String group() {
        return "orders";
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public GroupStatus status() {
        List<MemberStatus> states = view.map(View::members).orElse(List.of()).stream()
                .map(member -> new MemberStatus(
                        member,
                        member.equals(view.orElseThrow().primary()) ? MemberState.UNREACHABLE : MemberState.ONLINE))
                .toList();
        return new GroupStatus("orders", "server1", GroupPhase.ONLINE, view, states, true, 12, 13, "all is well", 1024);
    }

    @Override
    public GroupStatistics statistics() {
        return new GroupStatistics(
                Duration.ofSeconds(1),
                new GroupStatistics.Membership(
                        2,
                        2,
                        32,
                        Optional.of("server2"),
                        true,
                        21,
                        22,
                        23,
                        24,
                        new TreeMap<>(java.util.Map.of("server2", 25L))),
                new GroupStatistics.Consensus(1, 1, 1, 1, 1, 1, 1, Duration.ZERO, 1, 1, 1, List.of()),
                new GroupStatistics.Messages(31, 32, 4, 33, 34, 35, 36, 37, 38, 39, 0, 0),
                new GroupStatistics.Commands(0, 0, 0, 0),
                new GroupStatistics.Latency(
                        Duration.ofMillis(10),
                        Duration.ofMillis(7),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        List.of(),
                        List.of()),
                new GroupStatistics.Wire(0, 0, 0, 0, 41, 0, 0, 0),
                new GroupStatistics.Queues(51, 52, 0, 0, 0, 0, 0, 53, 54),
                new GroupStatistics.Memory(0, 0, 61, 0, 0),
                List.of(new GroupStatistics.Peer("server2", new UUID(0, 2), "host2:1", 2, 71, 72, 73, 74, 75, 76)));
    }
}
