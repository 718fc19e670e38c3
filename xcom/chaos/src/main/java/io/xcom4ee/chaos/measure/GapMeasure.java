package io.xcom4ee.chaos.measure;

import io.xcom4ee.chaos.group.ChaosGroup;
import io.xcom4ee.chaos.group.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Does one failure to a group with default settings, again and again, while all members broadcast. */
public final class GapMeasure {
    private static final Duration WHOLE_LIMIT = Duration.ofMinutes(3);
    private static final Duration REST_LIMIT = Duration.ofMinutes(1);
    /** Until compilers and caches know the way. */
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** Between a whole group and the next failure. */
    private static final Duration CALM = Duration.ofMillis(700);
    /** What members lag behind each other at most when nothing fails: less than they broadcast in this time. */
    private static final Duration LEVEL = Duration.ofMillis(100);
    /** Suspicion and expulsion take 10 s by default. */
    private static final Duration WITH_EXPULSION = Duration.ofSeconds(12);
    /** Longer than a suspicion. */
    private static final Duration WITHOUT_EXPULSION = Duration.ofSeconds(8);

    private final Failure failure;
    private final int perSecond;
    private final List<Repetition> repetitions = new ArrayList<>();

    private GapMeasure(Failure failure, int perSecond) {
        this.failure = failure;
        this.perSecond = perSecond;
    }

    /**
     * Measures.
     *
     * @param perSecond broadcasts of each member: a gap cannot be seen finer than these come
     * @param directory for histories and logs; what is in it is overwritten
     */
    public static Figures run(Failure failure, int members, int repetitions, int perSecond, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Setup setup = new Setup(members, false, Map.of(), Setup.SMALL, false, false, 1, directory);
        try (ChaosGroup group = ChaosGroup.start(setup)) {
            return new GapMeasure(failure, perSecond).run(group, repetitions);
        }
    }

    private Figures run(ChaosGroup group, int count) throws IOException, InterruptedException {
        awaitWhole(group);
        group.load(perSecond, group.members());
        Thread.sleep(WARM_UP.toMillis());
        for (int repetition = 0; repetition < count; repetition++) {
            awaitLevel(group);
            Thread.sleep(CALM.toMillis());
            repeat(group, repetition);
        }
        awaitWhole(group);
        group.stopLoad();
        if (!group.awaitRest(REST_LIMIT)) {
            throw new IllegalStateException("not everything came to an end: " + group.describe());
        }
        return Figures.of(failure, repetitions, group.end());
    }

    private void repeat(ChaosGroup group, int repetition) throws InterruptedException {
        long begin = System.nanoTime();
        Set<Integer> victims = failure.begin(group, repetition);
        Thread.sleep((failure.expels() ? WITH_EXPULSION : WITHOUT_EXPULSION).toMillis());
        repetitions.add(new Repetition(
                victims.stream().map(ChaosGroup::name).collect(Collectors.toSet()), begin, System.nanoTime()));
        failure.end(group, victims, perSecond);
    }

    /** A failure while somebody still catches up from the one before would be two failures at once. */
    private void awaitLevel(ChaosGroup group) throws InterruptedException {
        long apart = (long) perSecond * group.size() * LEVEL.toMillis() / TimeUnit.SECONDS.toMillis(1);
        if (!group.awaitLevel(WHOLE_LIMIT, apart)) {
            throw new IllegalStateException("a member does not catch up: " + group.describe());
        }
    }

    private static void awaitWhole(ChaosGroup group) throws InterruptedException {
        if (!group.awaitWhole(WHOLE_LIMIT)) {
            throw new IllegalStateException("the group did not become whole: " + group.describe());
        }
    }
}
