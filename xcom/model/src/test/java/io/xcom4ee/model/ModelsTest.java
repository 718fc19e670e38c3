package io.xcom4ee.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.model.Model.ConfigurationBounds;
import io.xcom4ee.model.Model.LaneBounds;
import io.xcom4ee.model.Model.Quorum;
import io.xcom4ee.model.Model.Steps;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The models hold, each deliberate mistake in them breaks agreement, and what must be able to happen in them does. The
 * number of states and of steps is fixed, so that a model cannot shrink unnoticed.
 */
class ModelsTest {
    private static final String NO_MISTAKE = "none";
    private static final int HEAP_MEGABYTES = 512;
    private static final int LARGE_HEAP_MEGABYTES = 4096;

    private static final LaneBounds ALL_STEPS = new LaneBounds(3, 2, 1, Steps.ALL);
    private static final LaneBounds ONE_SLOT = new LaneBounds(3, 1, 2, Steps.USEFUL);
    private static final LaneBounds TWO_BALLOTS = new LaneBounds(3, 2, 2, Steps.USEFUL);
    private static final LaneBounds THREE_ROUNDS = new LaneBounds(3, 3, 1, Steps.USEFUL);
    private static final LaneBounds THREE_BALLOTS = new LaneBounds(3, 1, 3, Steps.USEFUL);
    private static final LaneBounds FOUR_MEMBERS = new LaneBounds(4, 1, 1, Steps.USEFUL);
    private static final List<Integer> ANY_ROUND = List.of(1, 2, 3);

    @TempDir
    private Path directory;

    /** A search that must end without a violation, after this many states; 0: any number. */
    private record Sound(Object bounds, Model model, long states) {
        static Sound of(LaneBounds bounds, long states) {
            return new Sound(bounds, bounds.model(NO_MISTAKE), states);
        }

        static Sound of(ConfigurationBounds bounds, long states) {
            return new Sound(bounds, bounds.model(NO_MISTAKE), states);
        }
    }

    /** A search that must end with this violation after so many steps. */
    private record Unsound(String name, Model model, String violated, int steps) {
        static Unsound mistake(String mistake, LaneBounds bounds, int steps) {
            return new Unsound(mistake, bounds.model(mistake).with("Agreement"), "Agreement", steps);
        }

        static Unsound mistake(String mistake, ConfigurationBounds bounds, int steps) {
            return new Unsound(mistake, bounds.model(mistake).with("Agreement"), "Agreement", steps);
        }

        static Unsound possible(String never, Model model, int steps) {
            return new Unsound(never, model.with(never), never, steps);
        }
    }

    @TestFactory
    Stream<DynamicTest> hold() {
        return Stream.of(
                        Sound.of(ALL_STEPS, 25_118),
                        Sound.of(THREE_ROUNDS, 10_765),
                        Sound.of(THREE_BALLOTS, 16_779),
                        Sound.of(configurations("ReplaceOne", 1, ANY_ROUND, Quorum.LISTED), 31_598),
                        Sound.of(configurations("RemoveTwo", 1, ANY_ROUND, Quorum.DYNAMIC), 7_396))
                .map(sound -> soundTest(sound, HEAP_MEGABYTES));
    }

    /** Minutes each: only with {@code -Pmodel}. */
    @TestFactory
    Stream<DynamicTest> holdWithinLargerBounds() {
        Stream<Sound> larger = "all".equals(System.getProperty("xcom.model"))
                ? Stream.of(
                        Sound.of(TWO_BALLOTS, 83_529),
                        Sound.of(new LaneBounds(5, 3, 1, Steps.USEFUL), 217_609),
                        Sound.of(new LaneBounds(3, 2, 2, Steps.ALL), 2_210_308),
                        Sound.of(configurations("ReplaceTwo", 2, ANY_ROUND, Quorum.LISTED), 87_841),
                        Sound.of(configurations("ReplaceTwo", 1, ANY_ROUND, Quorum.DYNAMIC), 62_836),
                        Sound.of(configurations("ShrinkFirst", 2, ANY_ROUND, Quorum.LISTED), 0))
                : Stream.of();
        return larger.map(sound -> soundTest(sound, LARGE_HEAP_MEGABYTES));
    }

    @TestFactory
    Stream<DynamicTest> showEveryMistakeInALane() {
        return Stream.of(
                        Unsound.mistake("CountersNotIntervals", ALL_STEPS, 8),
                        Unsound.mistake("TakesGapForSkip", ALL_STEPS, 9),
                        Unsound.mistake("NewEndExtendsOldBase", ALL_STEPS, 10),
                        Unsound.mistake("OwnerIgnoresItsPromise", ALL_STEPS, 8),
                        Unsound.mistake("AcceptorIgnoresItsPromise", ALL_STEPS, 8),
                        Unsound.mistake("UsesRoundsItGaveUp", ALL_STEPS, 3),
                        Unsound.mistake("PromiseOmitsVotesAtZero", ALL_STEPS, 8),
                        Unsound.mistake("PromiseOmitsOwnProposals", ALL_STEPS, 8),
                        Unsound.mistake("PromiseOmitsDelivered", ALL_STEPS, 8),
                        Unsound.mistake("RevokesWhateverWasAccepted", ALL_STEPS, 8),
                        Unsound.mistake("PromiseIsForgotten", ALL_STEPS, 8),
                        Unsound.mistake("ClaimReachesBackOverRevoked", THREE_ROUNDS, 5),
                        Unsound.mistake("OnePromisePerLane", TWO_BALLOTS, 7),
                        Unsound.mistake("AcceptDoesNotRaisePromise", ONE_SLOT, 9),
                        Unsound.mistake("AcceptIgnoresHigherPromise", ONE_SLOT, 9),
                        Unsound.mistake("TakesLowestBallot", ONE_SLOT, 9),
                        Unsound.mistake("TwoAttemptsShareABallot", ONE_SLOT, 9),
                        Unsound.mistake("CountsOlderBallots", THREE_BALLOTS, 9),
                        Unsound.mistake("HalfIsMajority", FOUR_MEMBERS, 6))
                .map(this::unsoundTest);
    }

    @TestFactory
    Stream<DynamicTest> showEveryMistakeInAChangeOfConfiguration() {
        return Stream.of(
                        Unsound.mistake(
                                "TakesEffectAtOnce", configurations("ReplaceAndGo", 2, List.of(2), Quorum.LISTED), 10),
                        Unsound.mistake(
                                "QuorumOfNewestConfiguration",
                                configurations("RemoveAndGo", 2, List.of(2), Quorum.DYNAMIC),
                                8),
                        Unsound.mistake(
                                "VotesBeforeItsConfiguration",
                                configurations("ReplaceAndGo", 2, List.of(2), Quorum.LISTED),
                                10),
                        Unsound.mistake(
                                "WorksBeyondTheHorizon",
                                configurations("ReplaceTwo", 1, List.of(3), Quorum.LISTED),
                                13),
                        Unsound.mistake(
                                "CountsFormerMembers", configurations("RemoveTwo", 1, List.of(3), Quorum.DYNAMIC), 11),
                        Unsound.mistake(
                                "KeepsItsNumberOverARestart",
                                configurations("ReplaceAndGo", 1, List.of(1), Quorum.LISTED),
                                7))
                .map(this::unsoundTest);
    }

    /** A model in which nothing happens proves nothing. */
    @TestFactory
    Stream<DynamicTest> letEverythingHappen() {
        Model replacing =
                configurations("ReplaceOne", 1, ANY_ROUND, Quorum.LISTED).model(NO_MISTAKE);
        return Stream.of(
                        Unsound.possible("NeverChosenFast", ALL_STEPS.model(NO_MISTAKE), 2),
                        Unsound.possible("NeverSkipped", ALL_STEPS.model(NO_MISTAKE), 1),
                        Unsound.possible("RevocationNeverFindsAValue", ALL_STEPS.model(NO_MISTAKE), 7),
                        Unsound.possible("RevocationNeverTakesAProposal", ALL_STEPS.model(NO_MISTAKE), 7),
                        Unsound.possible("RevocationsNeverFollowEachOther", ONE_SLOT.model(NO_MISTAKE), 8),
                        Unsound.possible("NeverInEffect", replacing, 11),
                        Unsound.possible("NeverDecidedByJoiner", replacing, 11),
                        Unsound.possible("NeverRevokedChange", replacing, 5))
                .map(this::unsoundTest);
    }

    private static ConfigurationBounds configurations(
            String plan, int horizon, List<Integer> revocable, Quorum quorum) {
        return new ConfigurationBounds(plan, horizon, 1, revocable, quorum);
    }

    private DynamicTest soundTest(Sound sound, int heapMegabytes) {
        return DynamicTest.dynamicTest(sound.bounds().toString(), () -> {
            Verdict verdict = check(sound.bounds().toString(), sound.model(), heapMegabytes);
            assertThat(verdict.violated()).isEmpty();
            if (sound.states() > 0) {
                assertThat(verdict.distinctStates()).isEqualTo(sound.states());
            }
        });
    }

    private DynamicTest unsoundTest(Unsound unsound) {
        return DynamicTest.dynamicTest(unsound.name(), () -> {
            Verdict verdict = check(unsound.name(), unsound.model(), HEAP_MEGABYTES);
            assertThat(verdict.violated()).contains(unsound.violated());
            assertThat(verdict.steps()).isEqualTo(unsound.steps());
        });
    }

    private Verdict check(String name, Model model, int heapMegabytes) {
        Verdict verdict = new ModelChecker(directory.resolve(name.replaceAll("\\W+", "-")), heapMegabytes).check(model);
        System.out.printf(
                Locale.ROOT,
                "| %-72s | %8d states | %2d steps | %6.1f s |%n",
                name,
                verdict.distinctStates(),
                verdict.steps(),
                verdict.seconds());
        return verdict;
    }
}
