package io.xcom4ee.chaos.group;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.chaos.history.ProcessHistory;
import io.xcom4ee.chaos.lab.CpuQuota;
import io.xcom4ee.chaos.lab.Network;
import io.xcom4ee.chaos.lab.Signals;
import io.xcom4ee.chaos.lab.WallClock;
import io.xcom4ee.chaos.member.ChaosMember;
import io.xcom4ee.core.base.ProtocolVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A group of real processes, each in a network namespace of its own. Members are counted from 1. For one thread. */
public final class ChaosGroup implements AutoCloseable {
    private static final String VERSION = "protocolVersionMax";
    /** How a process reports that another one does not let it in. */
    private static final String REFUSED = "XCOM0303E";

    /** @param token by which its outcome is known at this member */
    private record Command(int at, long token) {}

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    /** Less than half of the smallest jump, more than an answer takes. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(100);
    /** So many looks in a row must show the same before everything has come to rest. */
    private static final int RESTING_LOOKS = 12;

    private final Launcher launcher;
    private final int size;
    private final String everybody;
    private final Network network;
    private final Optional<CpuQuota> quota;
    private final List<Place> places = new ArrayList<>();
    /** Second processes of a name, one after the other; the last one may still run. */
    private final List<Place> twins = new ArrayList<>();

    /** Commands to force the membership. */
    private final List<Command> forces = new ArrayList<>();

    private boolean atRest;

    private ChaosGroup(Setup setup, Network network, Optional<CpuQuota> quota) {
        this.launcher = new Launcher(setup, network);
        this.size = setup.members();
        this.network = network;
        this.quota = quota;
        this.everybody = launcher.everybody();
        for (int member = 1; member <= size; member++) {
            places.add(launcher.member(member));
        }
    }

    /** Starts network and processes; does not wait for the group. */
    public static ChaosGroup start(Setup setup) throws IOException {
        // One more than there are members: there a second process of a name runs.
        Network network = Network.open(setup.members() + 1, setup.seed(), setup.directory());
        // Not only for the end of the program by a signal: whatever goes wrong below must not leave anything behind.
        Runtime.getRuntime().addShutdownHook(new Thread(network::close, "remove network"));
        Optional<CpuQuota> quota =
                setup.quotas() ? Optional.of(CpuQuota.in(network, setup.members())) : Optional.empty();
        ChaosGroup group = new ChaosGroup(setup, network, quota);
        if (setup.dynamic()) {
            // Once: a process that starts while it is cut off must not make a second group.
            group.places.get(0).configure("bootstrap", "true");
        }
        group.places.forEach(Place::start);
        if (setup.dynamic()) {
            group.places.get(0).configure("bootstrap", "false");
        }
        return group;
    }

    /** The name of a member. */
    public static String name(int member) {
        return Place.name(member);
    }

    /** How many members there are, running or not. */
    public int size() {
        return size;
    }

    /** The network, for faults. */
    public Network network() {
        return network;
    }

    /** Processor time, if it can be limited. */
    public Optional<CpuQuota> quota() {
        return quota;
    }

    /** The wall clock of a member, if it can jump. */
    public Optional<WallClock> clock(int member) {
        return place(member).clock();
    }

    private Place place(int member) {
        return places.get(member - 1);
    }

    /** The number of a member's process. */
    public long pid(int member) {
        return place(member).pid();
    }

    /** Whether a member's process runs, be it stopped. */
    public boolean runs(int member) {
        return place(member).runs();
    }

    /** Ends a member's process at once. */
    public void kill(int member) throws InterruptedException {
        place(member).kill();
    }

    /** Asks a member to leave in order and to end. */
    public void leave(int member) {
        place(member).tell(Line.of(ChaosMember.LEAVE));
    }

    /** Starts the next process of a member, which broadcasts at once. */
    public void restart(int member, int perSecond) throws InterruptedException {
        place(member).kill();
        place(member).start();
        place(member).tell(load(perSecond));
    }

    /** From now on processes of this member are started with a release whose newest protocol version this is. */
    public void install(int member, int protocolVersion) {
        place(member).configure(VERSION, Integer.toString(protocolVersion));
    }

    /** Starts a second process of a member's name on another machine; it broadcasts too. At most one at a time. */
    public void startTwin(int member, int perSecond) {
        Place twin = launcher.twin(member, twins.size() + 1);
        twin.configure(VERSION, Integer.toString(ProtocolVersion.NEWEST));
        twins.add(twin);
        twin.start();
        twin.tell(load(perSecond));
    }

    /** The second process of a name. */
    private Place twin() {
        return twins.get(twins.size() - 1);
    }

    /** Whether the second process of a name was told that its name is in use. */
    public boolean isTwinRefused() throws IOException {
        return twin().hasLogged(ChaosGroup::tellsOfTheName);
    }

    /** Whether the present process of a member was told so. */
    public boolean isRefusedForItsName(int member) throws IOException {
        return place(member).hasLogged(ChaosGroup::tellsOfTheName);
    }

    private static boolean tellsOfTheName(String line) {
        return line.contains(REFUSED) && line.contains("NAME_IN_USE");
    }

    /** Whether the second process of a name has become the member of that name. */
    public boolean isTwinOnline() throws InterruptedException {
        twin().ask();
        return twin().state(ANSWER_LIMIT).filter(MemberState::isOnline).isPresent();
    }

    /** Ends the second process of a name at once. */
    public void endTwin() throws InterruptedException {
        twin().kill();
    }

    /** Whether a member's process was told that it does not speak what the group speaks. */
    public boolean isRefusedForItsVersion(int member) throws IOException {
        return place(member).hasLogged(line -> line.contains(REFUSED) && line.contains("VERSION"));
    }

    /** Forces the membership, at the first of these members; {@link #outcome} tells what came of it. */
    public long force(List<Integer> members) {
        int at = members.get(0);
        long token = place(at)
                .command(ChaosMember.FORCE, members.stream().map(Place::name).collect(Collectors.joining(",")));
        forces.add(new Command(at, token));
        return token;
    }

    /** How often the membership was forced: surely, or for all that anybody knows. */
    public long forcings() {
        return forces.stream()
                .map(force -> outcome(force.at(), force.token()))
                .filter(outcome -> outcome.isEmpty()
                        || outcome.get().equals(ChaosMember.DONE)
                        || outcome.get().startsWith(ChaosMember.UNKNOWN))
                .count();
    }

    /** Hands the primary over to a member, at that member; {@link #outcome} tells what came of it. */
    public long handOver(int member) {
        return place(member).command(ChaosMember.HAND_OVER, Place.name(member));
    }

    /** What came of a command at this member: {@link ChaosMember#DONE} or why not; nothing as long as it is open. */
    public Optional<String> outcome(int member, long command) {
        return place(member).answer(command);
    }

    /** As {@link #outcome}, when there is one; nothing if there is none within the limit. */
    public Optional<String> awaitOutcome(int member, long command, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (outcome(member, command).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK.toMillis());
        }
        return outcome(member, command);
    }

    /** Stops a member's process as a frozen machine would. */
    public void pause(int member) {
        Signals.stop(pid(member));
    }

    /** Whether the system says that it stands still. */
    public boolean isPaused(int member) {
        return Signals.isStopped(pid(member));
    }

    /** Whether a member tells the time that its clock was set to. */
    public boolean seesItsClock(int member) throws InterruptedException {
        Place place = place(member);
        place.ask();
        Optional<MemberState> state = place.state(ANSWER_LIMIT);
        long expected = System.currentTimeMillis()
                + TimeUnit.SECONDS.toMillis(place.clock().orElseThrow().offsetSeconds());
        return state.filter(told -> Math.abs(told.wallMillis() - expected) <= CLOCK_TOLERANCE.toMillis())
                .isPresent();
    }

    /** Lets it go on. */
    public void resume(int member) {
        Signals.resume(pid(member));
    }

    /** Lets all members broadcast. */
    public void load(int perSecond, Iterable<Integer> members) {
        members.forEach(member -> place(member).tell(load(perSecond)));
    }

    private static Line load(int perSecond) {
        return Line.of(ChaosMember.LOAD, "perSecond", perSecond);
    }

    /** All members by number. */
    public List<Integer> members() {
        return IntStream.rangeClosed(1, size).boxed().toList();
    }

    /** Ends all load. */
    public void stopLoad() {
        places.forEach(place -> place.tell(Line.of(ChaosMember.STOP)));
    }

    private List<Optional<MemberState>> states() throws InterruptedException {
        return states(members());
    }

    /** What these say of themselves; who does not answer in time says nothing. */
    public List<Optional<MemberState>> states(List<Integer> members) throws InterruptedException {
        members.forEach(member -> place(member).ask());
        List<Optional<MemberState>> states = new ArrayList<>();
        for (int member : members) {
            states.add(place(member).state(ANSWER_LIMIT));
        }
        return states;
    }

    /** Whether all members are in one view and hear each other. */
    public boolean isWhole() throws InterruptedException {
        return isWhole(states());
    }

    private boolean isWhole(List<Optional<MemberState>> states) {
        return states.stream()
                        .allMatch(state -> state.filter(one -> one.isWhole(everybody, size))
                                .isPresent())
                && states.stream()
                                .map(state -> state.orElseThrow().view())
                                .distinct()
                                .count()
                        == 1;
    }

    /** Waits until {@link #isWhole}. */
    public boolean awaitWhole(Duration limit) throws InterruptedException {
        return await(limit, 1, this::isWhole);
    }

    /** Waits, under load, until the group is whole and nobody lags: positions are no further apart than this. */
    public boolean awaitLevel(Duration limit, long apart) throws InterruptedException {
        return await(limit, 1, states -> {
            LongSummaryStatistics positions = states.stream()
                    .flatMap(Optional::stream)
                    .mapToLong(MemberState::position)
                    .summaryStatistics();
            return isWhole(states) && positions.getMax() - positions.getMin() <= apart;
        });
    }

    /** Waits, without load, until every outcome is known and everybody has delivered the same. */
    public boolean awaitRest(Duration limit) throws InterruptedException {
        atRest = await(
                limit,
                RESTING_LOOKS,
                states -> isWhole(states)
                        && states.stream().allMatch(state -> state.orElseThrow().open() == 0)
                        && states.stream()
                                        .map(state -> state.orElseThrow().position())
                                        .distinct()
                                        .count()
                                == 1);
        return atRest;
    }

    private boolean await(Duration limit, int looks, Predicate<List<Optional<MemberState>>> condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        int good = 0;
        long position = -1;
        while (good < looks) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            List<Optional<MemberState>> states = states();
            if (condition.test(states)) {
                long now = states.get(0).orElseThrow().position();
                good = now == position || looks == 1 ? good + 1 : 0;
                position = now;
            } else {
                good = 0;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return true;
    }

    /** What every member says of itself, for people. */
    public String describe() throws InterruptedException {
        List<Optional<MemberState>> states = states();
        return members().stream()
                .map(member -> Place.name(member) + " "
                        + states.get(member - 1)
                                .map(MemberState::toString)
                                .orElse(runs(member) ? "does not answer" : "does not run"))
                .collect(Collectors.joining("; "));
    }

    /** Ends all processes and reads what they have written. Those of {@link #awaitRest} count as survivors. */
    public List<ProcessHistory> end() throws IOException, InterruptedException {
        for (Place place : places) {
            place.kill();
        }
        List<ProcessHistory> histories = new ArrayList<>();
        for (Place place : places) {
            histories.addAll(place.histories(atRest));
        }
        for (Place twin : twins) {
            histories.addAll(twin.histories(false));
        }
        return histories;
    }

    /** Kills what runs and removes the network. */
    @Override
    public void close() {
        network.close();
    }
}
