package io.xcom4ee.simulator.options;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.simulator.random.Randomness;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws the options of a run from its seed: varied within a profile, different between profiles. */
public final class OptionsDraw {
    private static final long MILLIS = 1000;
    private static final long SECONDS = 1000 * MILLIS;

    /** How often each profile comes: the macro profile finds most, the others what it does not. */
    private static final List<Profile> MIX = List.of(
            Profile.MACRO,
            Profile.MICRO,
            Profile.RECONFIGURATION_STORM,
            Profile.MACRO,
            Profile.REFOUNDING,
            Profile.MICRO,
            Profile.COLD_START,
            Profile.MACRO,
            Profile.RECONFIGURATION_STORM,
            Profile.OVERLOAD,
            Profile.MACRO,
            Profile.MICRO,
            Profile.LONG_HAUL,
            Profile.MACRO,
            Profile.REFOUNDING,
            Profile.MICRO,
            Profile.COLD_START,
            Profile.MACRO,
            Profile.RECONFIGURATION_STORM,
            Profile.HOSTILE_PEERS);

    private static final int SIZE_MOST_BYTES = 2048;

    /** How much larger large messages are. */
    private static final int LARGE_FACTOR = 8;

    /** How much slower everything is in a long haul. */
    private static final int LONG_HAUL_FACTOR = 20;

    /** How often the membership is forced; a profile of the mix gives way to it. */
    private static final int FORCED_PERMILLE = 80;

    private final Profile profile;
    private final Randomness root;

    private OptionsDraw(Profile profile, Randomness root) {
        this.profile = profile;
        this.root = root;
    }

    /** The options of this seed. Neighbouring seeds belong to different profiles. */
    public static Options draw(long seed) {
        // From a source of its own, so that all other runs stay what they were.
        boolean forced = new Randomness(seed).split("profile").permille(FORCED_PERMILLE);
        return draw(seed, forced ? Profile.FORCED : MIX.get((int) Long.remainderUnsigned(seed, MIX.size())));
    }

    /** The options of this seed in this profile. */
    public static Options draw(long seed, Profile profile) {
        return new OptionsDraw(profile, new Randomness(seed).split("options")).options(seed);
    }

    private boolean longHaul() {
        return profile == Profile.LONG_HAUL;
    }

    private long slower() {
        return longHaul() ? LONG_HAUL_FACTOR : 1;
    }

    private List<Integer> sizes() {
        return switch (profile) {
            case LONG_HAUL -> List.of(3, 4, 5);
            case FORCED -> List.of(4, 5, 6, 7);
            default -> List.of(3, 3, 4, 5, 5, 7);
        };
    }

    /** Each part of the options has a source of its own, so that a change of one does not shift the others. */
    private Randomness concern(String name) {
        return root.split(name);
    }

    private Options options(long seed) {
        Randomness randomness = concern("run");
        int listed = profile == Profile.MICRO ? 3 : randomness.pick(sizes());
        NetworkOptions network = network();
        Timeouts timeouts = timeouts(network);
        Map<FaultKind, Long> intervals = intervals();
        int outsiders = intervals.containsKey(FaultKind.OUTSIDERS) ? randomness.between(1, 2) : 0;
        long phase = switch (profile) {
            case MACRO, HOSTILE_PEERS -> randomness.between(1 * SECONDS, 4 * SECONDS);
            case MICRO -> randomness.between(300 * MILLIS, 1500 * MILLIS);
            case RECONFIGURATION_STORM -> randomness.between(1 * SECONDS, 4 * SECONDS);
            case REFOUNDING -> randomness.between(2 * SECONDS, 6 * SECONDS);
            case COLD_START -> randomness.between(1 * SECONDS, 3 * SECONDS);
            case OVERLOAD -> randomness.between(500 * MILLIS, 1500 * MILLIS);
            case LONG_HAUL -> randomness.between(60 * SECONDS, 300 * SECONDS);
            case FORCED -> randomness.between(3 * SECONDS, 6 * SECONDS);
        };
        FaultOptions faults = new FaultOptions(
                intervals,
                slower() * randomness.magnitude(10 * MILLIS, 4 * SECONDS),
                slower() * randomness.magnitude(10 * MILLIS, profile == Profile.MACRO ? 30 * SECONDS : 2 * SECONDS),
                slower() * randomness.magnitude(50 * MILLIS, 4 * SECONDS),
                randomness.magnitude(1 * MILLIS, 50 * MILLIS));
        MembershipOptions membership = membership(
                new Randomness(seed).split("membership"),
                epochClock(new Randomness(seed).split("clocks at the start")),
                new Randomness(seed).split("hosts").permille(200));
        if (membership.dynamic()) {
            // The first process looks for a group for so long before it makes one.
            phase += 2 * timeouts.suspicionMicros();
        }
        long startSpread = profile == Profile.COLD_START ? phase / 2 : randomness.magnitude(1L, 200 * MILLIS);
        return new Options(
                seed,
                profile,
                listed,
                outsiders,
                membership,
                startSpread,
                phase,
                liveness(timeouts),
                limits(),
                timeouts,
                network,
                faults,
                workload(
                        listed,
                        handOverMean(new Randomness(seed).split("hand-overs' options")),
                        barrierMean(new Randomness(seed).split("barriers' options"))),
                administration(seed));
    }

    /** From a source of chance of its own, so that it does not shift the rest. */
    private AdministrationOptions administration(long seed) {
        Randomness own = new Randomness(seed).split("administration");
        boolean absent = own.coin();
        long interval = slower()
                * own.magnitude(
                        profile == Profile.MICRO ? 20 * MILLIS : 50 * MILLIS,
                        profile == Profile.MICRO ? 500 * MILLIS : 2 * SECONDS);
        int least = own.coin() ? 10 : own.magnitude(10, 50);
        return new AdministrationOptions(
                absent ? 0 : interval,
                least,
                own.coin() ? least + own.between(0, 10) : own.between(least, 200),
                own.permille(200) ? 0 : own.between(200, 1000),
                own.between(300, 1000),
                own.magnitude(20 * MILLIS, 5 * SECONDS));
    }

    /** Half of the runs have one; of those every third has one that ticks so seldom, or differs so much, that epochs may fall. */
    private EpochClock epochClock(Randomness chance) {
        if (!chance.coin()) {
            return EpochClock.NONE;
        }
        if (!chance.permille(333)) {
            return new EpochClock(EpochClock.EXACT_TICK_MICROS, 0);
        }
        return new EpochClock(
                chance.magnitude(EpochClock.EXACT_TICK_MICROS, 5 * SECONDS),
                chance.coin() ? 0 : chance.magnitude(1 * MILLIS, 10 * SECONDS));
    }

    /** From a source of its own, so that the rest of a run stays what it was. */
    private MembershipOptions membership(Randomness chance, EpochClock clock, boolean upgrading) {
        boolean dynamic = profile == Profile.FORCED || (profile != Profile.REFOUNDING && chance.permille(250));
        if (!dynamic) {
            return MembershipOptions.listed(clock, upgrading);
        }
        // Where all may die somebody must begin anew.
        boolean leftOn = chance.coin() || profile == Profile.FORCED;
        int bootstraps = chance.permille(300) ? 2 : 1;
        long force = profile == Profile.FORCED
                ? chance.magnitude(30 * MILLIS, 500 * MILLIS)
                : chance.magnitude(500 * MILLIS, 5 * SECONDS);
        // Version 1 knows no membership without a list.
        return new MembershipOptions(
                clock, false, true, leftOn, bootstraps, profile == Profile.FORCED || chance.coin() ? force : 0);
    }

    /** Generous: many times what a group without faults needs, so that only standing still exceeds it. */
    private static long liveness(Timeouts timeouts) {
        return 30 * SECONDS
                + 20 * (timeouts.suspicionMicros() + timeouts.expulsionMicros())
                + 10 * (timeouts.foundingGraceMicros() + timeouts.leaveMicros());
    }

    private NetworkOptions network() {
        Randomness randomness = concern("network");
        boolean micro = profile == Profile.MICRO;
        boolean noisy = micro || randomness.permille(300);
        long least = randomness.magnitude(50L, 500L);
        long most = randomness.magnitude(least, micro ? 2 * MILLIS : 10 * MILLIS);
        return new NetworkOptions(
                least,
                most,
                randomness.coin() ? randomness.between(1, 50) : 0,
                randomness.magnitude(most, 200 * MILLIS),
                noisy && randomness.coin() ? randomness.magnitude(1, 200) : 0,
                noisy && randomness.coin() ? randomness.magnitude(1, 200) : 0,
                noisy && randomness.coin() ? randomness.magnitude(1, 200) : 0,
                micro && randomness.coin() ? randomness.between(300, 900) : 0,
                randomness.permille(250) ? randomness.magnitude(4, 200) : 20_000,
                randomness.between(0, 1000),
                slower() * randomness.magnitude(1 * MILLIS, 5 * SECONDS));
    }

    private Timeouts timeouts(NetworkOptions network) {
        Randomness randomness = concern("timeouts");
        boolean hasty = profile == Profile.RECONFIGURATION_STORM || profile == Profile.FORCED;
        long heartbeat = longHaul()
                ? randomness.between(500 * MILLIS, 2 * SECONDS)
                : randomness.magnitude(hasty ? 10 * MILLIS : 20 * MILLIS, hasty ? 50 * MILLIS : 200 * MILLIS);
        long suspicion = heartbeat * randomness.between(2, hasty ? 4 : 8);
        // As fast as a round trip in the micro profile: taking over slots is always safe, so it may be aggressive.
        long stall = profile == Profile.MICRO
                ? randomness.magnitude(network.delayMinMicros(), 2 * network.delayMaxMicros() + 1)
                : randomness.magnitude(2 * MILLIS, 60 * MILLIS);
        return new Timeouts(
                heartbeat,
                suspicion,
                randomness.coin() ? 0 : randomness.magnitude(10 * MILLIS, hasty ? 200 * MILLIS : 1 * SECONDS),
                stall,
                randomness.magnitude(2 * MILLIS, 100 * MILLIS),
                randomness.magnitude(10 * MILLIS, 250 * MILLIS),
                randomness.coin() ? 0 : randomness.magnitude(10 * MILLIS, 1500 * MILLIS),
                randomness.magnitude(100 * MILLIS, 5 * SECONDS));
    }

    private Limits limits() {
        Randomness randomness = concern("limits");
        boolean small = profile == Profile.MICRO || randomness.permille(400);
        int message = SIZE_MOST_BYTES;
        return new Limits(
                small ? randomness.between(10, 14) : randomness.magnitude(10, 100),
                LARGE_FACTOR * message,
                partBytes(),
                randomness.permille(300) ? randomness.magnitude(1, 512) : randomness.magnitude(512, 64 * 1024),
                randomness.permille(300) ? randomness.between(1, 4) : randomness.magnitude(4, 4096),
                randomness.permille(200) ? randomness.magnitude(1, 4096) : 2 * 1024 * 1024,
                randomness.permille(300) ? randomness.magnitude(message, 8 * message) : 8 * 1024 * 1024,
                randomness.permille(300) ? randomness.magnitude(1, 64) : 10_000,
                // A small window drops what comes too early.
                randomness.permille(300) ? randomness.magnitude(1, 32 * 1024) : 32 * 1024 * 1024,
                // A small cache leaves laggards behind; the larger one keeps a whole run.
                randomness.permille(300) ? randomness.magnitude(16 * 1024, 256 * 1024) : 64 * 1024 * 1024,
                64);
    }

    /** Whether the messages of this run are larger than what others take: some profiles have no time for them. */
    private boolean large() {
        return profile != Profile.OVERLOAD
                && !longHaul()
                && concern("large messages").permille(150);
    }

    /** Half of the runs cut messages; a part holds at least the token by which a checker knows its message. */
    private int partBytes() {
        Randomness chance = concern("parts");
        if (large()) {
            return chance.magnitude(SIZE_MOST_BYTES / 4, SIZE_MOST_BYTES);
        }
        return chance.coin() ? chance.magnitude(32, SIZE_MOST_BYTES) : SIZE_MOST_BYTES;
    }

    /** From a source of its own, so that the rest of a run stays what it was. */
    private long handOverMean(Randomness chance) {
        return chance.coin() ? 0 : slower() * chance.magnitude(20 * MILLIS, 2 * SECONDS);
    }

    private long barrierMean(Randomness chance) {
        return chance.permille(300) ? 0 : slower() * chance.magnitude(10 * MILLIS, 1 * SECONDS);
    }

    private WorkloadOptions workload(int listed, long handOverMean, long barrierMean) {
        Randomness randomness = concern("workload");
        boolean overload = profile == Profile.OVERLOAD;
        boolean heavy = overload || (randomness.permille(150) && !longHaul());
        return new WorkloadOptions(
                slower()
                        * (heavy
                                ? randomness.magnitude(500L, 4 * MILLIS)
                                : randomness.magnitude(4 * MILLIS, 100 * MILLIS)),
                randomness.permille(300) ? randomness.magnitude(2, 60) : 3,
                (large() ? LARGE_FACTOR : 1) * randomness.magnitude(32, SIZE_MOST_BYTES),
                randomness.magnitude(1 * MILLIS, 2 * SECONDS),
                randomness.magnitude(2 * SECONDS, 10 * SECONDS),
                randomness.coin() ? listed : randomness.between(1, listed),
                randomness.coin() ? 0 : randomness.magnitude(10 * MILLIS, 1 * SECONDS),
                randomness.coin() ? 0 : randomness.between(10, 1000),
                handOverMean,
                barrierMean);
    }

    private Map<FaultKind, Long> intervals() {
        Map<FaultKind, Long> intervals = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            Randomness randomness = concern(kind.name());
            boolean present = randomness.coin() || isEssential(kind);
            long interval = interval(kind, randomness);
            if (present && !isForeign(kind)) {
                intervals.put(kind, interval);
            }
        }
        return intervals;
    }

    /** What a profile exists for. */
    private boolean isEssential(FaultKind kind) {
        return switch (profile) {
            case RECONFIGURATION_STORM ->
                kind == FaultKind.CRASH || kind == FaultKind.MASS_LEAVE || kind == FaultKind.OUTSIDERS;
            case REFOUNDING -> kind == FaultKind.MASS_CRASH;
            case FORCED ->
                // What a membership was forced in comes back: to those that go on, and from those that were left out.
                kind == FaultKind.MAJORITY_LOSS || kind == FaultKind.REPLAY;
            case COLD_START -> kind == FaultKind.CRASH;
            case LONG_HAUL -> kind == FaultKind.REPLAY;
            case HOSTILE_PEERS ->
                kind == FaultKind.IMPOSTOR
                        || kind == FaultKind.REPLAY
                        || kind == FaultKind.CORRUPTION
                        || kind == FaultKind.OUTSIDERS;
            case MACRO, MICRO, OVERLOAD -> false;
        };
    }

    /** What would turn a profile into another one. */
    private boolean isForeign(FaultKind kind) {
        // About the founding; elsewhere a name in use is only refused again and again.
        if (kind == FaultKind.TWIN) {
            return profile != Profile.COLD_START && profile != Profile.REFOUNDING;
        }
        return switch (profile) {
            case MICRO ->
                kind == FaultKind.MASS_CRASH
                        || kind == FaultKind.MAJORITY_LOSS
                        || kind == FaultKind.OUTSIDERS
                        || kind == FaultKind.MASS_LEAVE
                        || kind == FaultKind.SLOW;
            case OVERLOAD -> kind == FaultKind.MASS_CRASH || kind == FaultKind.MAJORITY_LOSS;
            case FORCED ->
                kind == FaultKind.MASS_CRASH
                        || kind == FaultKind.ISOLATION
                        || kind == FaultKind.RING
                        || kind == FaultKind.PARTIAL_MESH
                        || kind == FaultKind.FLAPPING
                        || kind == FaultKind.MASS_LEAVE;
            case MACRO, RECONFIGURATION_STORM, REFOUNDING, COLD_START, LONG_HAUL, HOSTILE_PEERS ->
                kind == FaultKind.MAJORITY_LOSS;
        };
    }

    private long interval(FaultKind kind, Randomness randomness) {
        boolean storm = profile == Profile.RECONFIGURATION_STORM;
        boolean hostile = profile == Profile.HOSTILE_PEERS || (profile == Profile.FORCED && kind == FaultKind.REPLAY);
        long interval = switch (kind) {
            case CRASH, LEAVE, CRASH_POINT -> randomness.magnitude(storm ? 100 * MILLIS : 300 * MILLIS, 5 * SECONDS);
            case MASS_LEAVE -> randomness.magnitude(storm ? 200 * MILLIS : 500 * MILLIS, 5 * SECONDS);
            case OUTSIDERS -> randomness.magnitude(storm || hostile ? 200 * MILLIS : 500 * MILLIS, 5 * SECONDS);
            case MASS_CRASH ->
                profile == Profile.REFOUNDING
                        ? randomness.magnitude(1 * SECONDS, 4 * SECONDS)
                        : randomness.magnitude(4 * SECONDS, 20 * SECONDS);
            case MAJORITY_LOSS -> randomness.magnitude(200 * MILLIS, 1 * SECONDS);
            case PAUSE, SLOW, CLOCK_JUMP, CLOCK_DRIFT, HALVES, ISOLATION, BRIDGE, RING, PARTIAL_MESH, ONE_WAY_CUT ->
                randomness.magnitude(200 * MILLIS, 5 * SECONDS);
            case BREAK, CORRUPTION -> randomness.magnitude(5 * MILLIS, 2 * SECONDS);
            case TWIN -> randomness.magnitude(200 * MILLIS, 2 * SECONDS);
            case FLAPPING, FULL_QUEUE, KIND_LOSS, FEW_LOST, HALF_OPEN, LATENCY, REPLAY, IMPOSTOR ->
                randomness.magnitude(hostile ? 10 * MILLIS : 100 * MILLIS, hostile ? 300 * MILLIS : 3 * SECONDS);
        };
        return slower() * interval;
    }
}
