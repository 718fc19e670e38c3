package io.xcom4ee.testing;

import io.xcom4ee.api.View;
import io.xcom4ee.testing.history.MemberHistory;
import io.xcom4ee.testing.history.OrderCheck;
import io.xcom4ee.testing.message.TestingMessage;
import io.xcom4ee.testing.network.TestNetwork;
import io.xcom4ee.testing.network.Way;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A group of several members in this JVM, for one test; see {@link XComGroup}. The members are those that an application
 * server runs, with the same consensus, codec and sockets; between them is a network that does as the test says.
 *
 * <p>Partitions: a way from one member to another is open or cut. On a way that is cut nothing passes, and nothing is lost: what
 * was under way waits, as with TCP, and passes when the way is open again. Nobody is told: members notice silence. What had
 * reached the receiver's socket before may still be delivered after the call. A new connection needs both ways, so after a
 * restart one cut way is as good as two.
 *
 * <p>At the end of the test the group is checked: what all members have delivered in all their lives must be pieces of one total
 * order, else the test fails. How far each has come is not checked; a test that wants to know awaits it.
 *
 * <p>Every wait is bounded by {@link XComGroup#waitSeconds()} and fails with a {@link TestGroupError} that tells what every member
 * saw. Thread-safe.
 */
public final class TestGroup {
    private final GroupSetup setup;
    private final TestNetwork network;
    private final Map<String, TestMember> members = new LinkedHashMap<>();
    private final Waiting waiting;
    private final Lives lives;

    private TestGroup(GroupSetup setup) {
        this.setup = setup;
        this.network = new TestNetwork(setup.group(), setup.names());
        this.waiting = new Waiting(setup.waitLimit(), this::report);
        this.lives = new Lives(setup, network, waiting::changed, this::report);
        setup.names().forEach(name -> members.put(name, new TestMember(this, name)));
    }

    /** With all members in one view, or with none started, as the setup says. To be closed. */
    static TestGroup open(GroupSetup setup) {
        TestGroup group = new TestGroup(setup);
        if (setup.started()) {
            Verdict verdict = new Verdict();
            verdict.of(() -> {
                group.members.values().forEach(group.lives::begin);
                group.awaitView();
            });
            if (!verdict.isGood()) {
                verdict.of(group::close);
            }
            verdict.tell();
        }
        return group;
    }

    /** All members, whether they run or not, in the order of their names in the annotation. */
    public List<TestMember> members() {
        return List.copyOf(members.values());
    }

    /**
     * The member of that name, whether it runs or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TestMember member(String name) {
        TestMember member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(
                    TestingMessage.NO_SUCH_MEMBER.text(setup.group(), name, String.join(", ", members.keySet())));
        }
        return member;
    }

    // ---- the network

    /**
     * Cuts the group into these parts: within one all ways are open, between two none. Members that are in no part are one
     * more part together. Whatever was cut before does not count any more.
     *
     * @throws IllegalArgumentException if a name is in two parts, or nobody's
     */
    @SafeVarargs
    public final void partition(Set<String>... parts) {
        Map<String, Integer> partOf = new LinkedHashMap<>();
        for (int part = 0; part < parts.length; part++) {
            for (String name : parts[part]) {
                if (partOf.put(member(name).name(), part) != null) {
                    throw new IllegalArgumentException(TestingMessage.IN_TWO_PARTS.text(name));
                }
            }
        }
        network.cutExactly((from, to) -> !partOf.getOrDefault(from, -1).equals(partOf.getOrDefault(to, -1)));
    }

    /** Cuts one way: nothing that the first one says reaches the second one. The way back is not concerned. */
    public void cut(String from, String to) {
        network.cut(Set.of(way(from, to)));
    }

    /** Opens one way again. */
    public void mend(String from, String to) {
        network.mend(Set.of(way(from, to)));
    }

    private Way way(String from, String to) {
        return new Way(member(from).name(), member(to).name());
    }

    /** Cuts all ways from and to this member. */
    public void isolate(String name) {
        member(name);
        network.cut(members.keySet().stream()
                .filter(other -> !other.equals(name))
                .flatMap(other -> Stream.of(new Way(name, other), new Way(other, name)))
                .toList());
    }

    /** Opens all ways. */
    public void heal() {
        network.cutExactly((from, to) -> false);
    }

    // ---- lives and deaths

    /**
     * Starts members that do not run, each as a new process of its name that knows nothing. Returns at once.
     *
     * @throws IllegalStateException if one runs already
     */
    public synchronized void start(String... names) {
        for (String name : names) {
            lives.begin(member(name));
        }
    }

    /**
     * Kills a member as {@code kill -9} does its process: it says nothing more, its connections end, and all that it knew is
     * gone. Its channel cannot be used any more; what listeners of the test's own and open stages at that member are told
     * while it goes, a killed process would not have told. Returns when it is dead.
     *
     * @throws IllegalStateException if it does not run
     * @throws TestGroupError if it has not ended after a while
     */
    public void crash(String name) {
        crash(name, Lives.STOP_LIMIT);
    }

    synchronized void crash(String name, Duration limit) {
        lives.kill(member(name), limit);
    }

    /**
     * Stops a member in order: it leaves the group first. Returns when it has stopped.
     *
     * @throws IllegalStateException if it does not run
     * @throws TestGroupError if it has not ended after a while
     */
    public void stop(String name) {
        stop(name, Lives.STOP_LIMIT);
    }

    synchronized void stop(String name, Duration limit) {
        lives.stop(member(name), limit);
    }

    /** Kills a member if it runs, and starts it again as a new process of its name. Does not wait until it is back in the group. */
    public synchronized void restart(String name) {
        if (member(name).runs()) {
            crash(name);
        }
        start(name);
    }

    // ---- waiting

    /**
     * Waits until each of these takes part, with a quorum, in one and the same view of exactly these; without names, of all
     * members. Right after a cut that may still be the view of before.
     *
     * @return that view
     * @throws TestGroupError if that does not happen in time
     */
    public View awaitView(String... names) {
        List<TestMember> wanted = names.length == 0
                ? members()
                : Arrays.stream(names).map(this::member).toList();
        List<String> sorted = wanted.stream().map(TestMember::name).sorted().toList();
        return waiting.untilPresent(
                "each of " + sorted + " works in one view of exactly these", () -> commonView(wanted, sorted));
    }

    private static Optional<View> commonView(List<TestMember> wanted, List<String> names) {
        List<Optional<View>> views =
                wanted.stream().map(member -> member.workingViewOf(names)).toList();
        boolean same = views.stream().map(view -> view.map(View::id)).distinct().count() == 1;
        return same ? views.get(0) : Optional.empty();
    }

    /**
     * Waits until each of these texts has been delivered at every member that runs, in whatever order.
     *
     * @throws IllegalStateException if no member runs
     * @throws TestGroupError if that does not happen in time
     */
    public void awaitDelivered(String... texts) {
        List<String> wanted = List.of(texts);
        if (members.values().stream().noneMatch(TestMember::runs)) {
            throw new IllegalStateException(TestingMessage.NOBODY_RUNS.text(setup.group(), wanted));
        }
        await(
                "every member that runs has delivered " + wanted,
                () -> members.values().stream()
                        .filter(TestMember::runs)
                        .allMatch(member -> member.texts().containsAll(wanted)));
    }

    /**
     * Waits until each of these texts has been delivered at each of these members, in whatever order.
     *
     * @throws TestGroupError if that does not happen in time
     */
    public void awaitDelivered(Set<String> names, String... texts) {
        names.stream().sorted().map(this::member).forEach(member -> member.awaitDelivered(texts));
    }

    /**
     * Waits until something is true.
     *
     * @param what the end of the sentence "it did not happen that ..."
     * @param condition looked at whenever a member was told something, and many times a second besides
     * @throws TestGroupError if it does not become true in time
     */
    public void await(String what, BooleanSupplier condition) {
        waiting.until(what, condition);
    }

    /**
     * Waits for the end of a stage, as that of a broadcast.
     *
     * @return what it ended with
     * @throws RuntimeException with which it ended, as {@link io.xcom4ee.api.NotDeliveredException}
     * @throws TestGroupError if it does not end in time
     */
    public <T> T await(CompletionStage<T> stage) {
        return waiting.untilEnd(stage);
    }

    /** What every member sees now, for people: a line for each, and the ways that are cut. */
    public String report() {
        Stream<String> lines = members.values().stream().map(member -> "  " + member.name() + ": " + member.report());
        String cut = network.cuts().stream()
                .map(way -> way.from() + " to " + way.to())
                .sorted()
                .collect(Collectors.joining(", ", "  cut: ", ""));
        return Stream.concat(lines, Stream.of(cut.equals("  cut: ") ? "  nothing is cut" : cut))
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    // ---- for the members and the extension

    Waiting waiting() {
        return waiting;
    }

    GroupSetup setup() {
        return setup;
    }

    /** Checks the order of everything that was delivered, and closes the group whatever comes of that. */
    void finish() {
        Verdict verdict = new Verdict();
        verdict.of(this::requireOneOrder);
        verdict.of(this::close);
        verdict.tell();
    }

    private void requireOneOrder() {
        List<String> violations = OrderCheck.violations(histories());
        if (!violations.isEmpty()) {
            throw new TestGroupError(TestingMessage.ORDER_BROKEN.text(String.join("; ", violations), report()));
        }
    }

    private Collection<MemberHistory> histories() {
        return members.values().stream()
                .flatMap(member -> member.histories().stream())
                .toList();
    }

    private synchronized void close() {
        lives.endAll(members());
    }
}
