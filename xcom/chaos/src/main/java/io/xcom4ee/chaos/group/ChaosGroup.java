package io.xcom4ee.chaos.group;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.chaos.history.ProcessHistory;
import io.xcom4ee.chaos.lab.CpuQuota;
import io.xcom4ee.chaos.lab.Network;
import io.xcom4ee.chaos.lab.Signals;
import io.xcom4ee.chaos.lab.WallClock;
import io.xcom4ee.chaos.member.ChaosMember;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A group of real processes, each in a network namespace of its own. Members are counted from 1. For one thread. */
public final class ChaosGroup implements AutoCloseable {
    private static final int PORT = 7_400;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    /** Less than half of the smallest jump, more than an answer takes. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(100);
    /** So many looks in a row must show the same before everything has come to rest. */
    private static final int RESTING_LOOKS = 12;

    private final int size;
    private final String everybody;
    private final Network network;
    private final Optional<CpuQuota> quota;
    private final List<Place> places = new ArrayList<>();
    private boolean atRest;

    private ChaosGroup(Setup setup, Network network, Optional<CpuQuota> quota) {
        this.size = setup.members();
        this.network = network;
        this.quota = quota;
        this.everybody = each(Place::name);
        for (int member = 1; member <= size; member++) {
            places.add(place(setup, member));
        }
    }

    /** Starts network and processes; does not wait for the group. */
    public static ChaosGroup start(Setup setup) throws IOException {
        Network network = Network.open(setup.members(), setup.seed(), setup.directory());
        // Not only for the end of the program by a signal: whatever goes wrong below must not leave anything behind.
        Runtime.getRuntime().addShutdownHook(new Thread(network::close, "remove network"));
        Optional<CpuQuota> quota =
                setup.quotas() ? Optional.of(CpuQuota.in(network, setup.members())) : Optional.empty();
        ChaosGroup group = new ChaosGroup(setup, network, quota);
        group.places.forEach(Place::start);
        return group;
    }

    private Place place(Setup setup, int member) {
        List<String> head = new ArrayList<>(network.at(member));
        head.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        head.addAll(setup.jvmOptions());
        head.addAll(List.of("-cp", System.getProperty("java.class.path"), ChaosMember.class.getName()));
        Optional<WallClock> clock = setup.clocks()
                ? Optional.of(new WallClock(setup.directory().resolve(Place.name(member) + ".clock")))
                : Optional.empty();
        List<String> tail = new ArrayList<>();
        settings(setup, member).forEach((key, value) -> tail.add(key + "=" + value));
        return new Place(member, head, tail, setup.directory(), clock, network);
    }

    private Map<String, String> settings(Setup setup, int member) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("group", "chaos");
        settings.put("memberName", Place.name(member));
        settings.put("memberList", everybody);
        settings.put("seeds", each(network::address));
        settings.put("bindAddress", network.address(member));
        settings.put("port", Integer.toString(PORT));
        settings.putAll(setup.settings());
        return settings;
    }

    private String each(IntFunction<String> text) {
        return IntStream.rangeClosed(1, size).mapToObj(text).collect(Collectors.joining(","));
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
        places.forEach(Place::ask);
        List<Optional<MemberState>> states = new ArrayList<>();
        for (Place place : places) {
            states.add(place.state(ANSWER_LIMIT));
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
        return histories;
    }

    /** Kills what runs and removes the network. */
    @Override
    public void close() {
        network.close();
    }
}
