package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.Output.InstallView;
import io.xcom4ee.core.member.TestGroup.InFlight;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message that is larger than a slot may be, and what may happen between its parts. */
class FragmentationTest {
    private static final int PART_BYTES = 1000;
    private static final int PARTS = 100;
    private static final String LARGE = "x".repeat(PARTS * PART_BYTES - 1);
    private static final Limits LIMITS = Limits.DEFAULT.withFragmentBytesMax(PART_BYTES);

    private final TestGroup group = new TestGroup(LIMITS, "a", "b", "c");

    private void startThree() {
        List.of("a", "b", "c").forEach(group::start);
        group.run(SECOND);
    }

    private List<String> delivered(String name) {
        return group.node(name).delivered().stream()
                .map(text -> text.replace(LARGE, "large"))
                .toList();
    }

    private static boolean isPart(InFlight frame, int offset) {
        return frame.frame().message() instanceof Message.Propose propose
                && propose.value() instanceof Fragment fragment
                && fragment.offset() == offset;
    }

    /** Without these the owner can neither say nor decide that there is a value. */
    private static boolean isRevocationByA(InFlight frame) {
        Message message = frame.frame().message();
        return frame.from().name().equals("a")
                && (message instanceof Message.Promise
                        || message instanceof Message.Prepare
                        || message instanceof Message.Accept);
    }

    private long incompleteBytes(String name) {
        return group.node(name).report().memory().incompleteBytes();
    }

    /** Runs until member b has some parts of the message and not all. */
    private void runIntoTheMidstOfIt() {
        group.node("a").broadcast("1" + LARGE, 60 * SECOND);
        while (incompleteBytes("b") == 0) {
            group.run(MILLI);
        }
    }

    @Test
    void deliversItWholeAndEverythingElseInOrder() {
        startThree();
        group.node("a").broadcast("1");
        group.node("a").broadcast("2" + LARGE);
        group.node("a").broadcast("3");
        group.run(SECOND);
        for (String name : List.of("a", "b", "c")) {
            assertThat(delivered(name)).containsExactly("1:1", "2:2large", "3:3");
            assertThat(incompleteBytes(name)).isZero();
        }
        assertThat(group.node("a").report().backlog()).isZero();
    }

    @Test
    void othersGetTheirTurnBetweenItsParts() {
        startThree();
        runIntoTheMidstOfIt();
        group.node("b").broadcast("small");
        group.run(SECOND);
        assertThat(delivered("c")).containsExactly("1:small", "2:1large");
    }

    @Test
    void aRevokedPartIsProposedAgain() {
        startThree();
        // Nobody but the owner knows the part, and the owner is not heard: others decide that there is nothing.
        group.lose(frame -> isPart(frame, 3 * PART_BYTES) || isRevocationByA(frame));
        group.node("a").broadcast("1" + LARGE);
        group.run(200 * MILLI);
        assertThat(delivered("b")).isEmpty();
        group.lose(frame -> false);
        group.node("a").broadcast("2");
        group.run(5 * SECOND);
        for (String name : List.of("a", "b", "c")) {
            assertThat(delivered(name)).containsExactly("1:1large", "2:2");
        }
    }

    @Test
    void whoJoinsInTheMidstOfItGetsItWholeOrNotAtAll() {
        startThree();
        runIntoTheMidstOfIt();
        group.start("d");
        group.run(5 * SECOND);
        assertThat(delivered("a")).containsExactly("1:1large");
        assertThat(delivered("b")).containsExactly("1:1large");
        long joinedAt = group.node("d").outputs(InstallView.class).get(0).position();
        assertThat(delivered("d")).isEqualTo(joinedAt == 0 ? List.of("1:1large") : List.of());
        assertThat(incompleteBytes("d")).isZero();
    }

    @Test
    void itIsGoneWithASenderThatDiesInTheMidstOfIt() {
        startThree();
        runIntoTheMidstOfIt();
        group.kill("a");
        group.node("b").broadcast("2");
        group.run(30 * SECOND);
        assertThat(group.node("b").view()).containsExactly("b", "c");
        assertThat(delivered("b")).isEqualTo(delivered("c")).contains("1:2");
        assertThat(incompleteBytes("b")).isZero();
    }

    @Test
    void theNextGroupDoesNotGoOnInTheMidstOfIt() {
        startThree();
        runIntoTheMidstOfIt();
        group.kill("b");
        group.kill("c");
        group.start("b");
        group.start("c");
        group.run(30 * SECOND);
        for (String name : List.of("a", "b", "c")) {
            assertThat(delivered(name)).containsExactly("1:1large");
        }
        assertThat(group.node("a").outputs(InstallView.class)).hasSize(2);
    }

    @Test
    void theOnlyLeaderRelaysItsPartsBetweenThoseOfOthers() {
        startThree();
        group.node("a").command(1000, new Command.Leaders(true, Optional.of("a")), 10 * SECOND);
        group.run(SECOND);
        group.node("b").broadcast("1" + LARGE);
        group.node("c").broadcast("2" + LARGE);
        group.node("a").broadcast("3" + LARGE);
        group.node("b").broadcast("4");
        group.run(5 * SECOND);
        assertThat(delivered("a")).hasSize(4).isEqualTo(delivered("b")).isEqualTo(delivered("c"));
        assertThat(delivered("a"))
                .extracting(text -> text.substring(2))
                .contains("2large", "3large")
                .containsSubsequence("1large", "4");
        for (String name : List.of("a", "b", "c")) {
            assertThat(incompleteBytes(name)).isZero();
        }
    }

    @Test
    void isBegunAnewWhenTheLeaderDiesInTheMidstOfIt() {
        startThree();
        group.node("a").command(1000, new Command.Leaders(true, Optional.of("c")), 10 * SECOND);
        group.run(SECOND);
        runIntoTheMidstOfIt();
        group.kill("c");
        group.node("a").broadcast("2");
        group.run(30 * SECOND);
        assertThat(delivered("a")).containsExactly("1:1large", "2:2").isEqualTo(delivered("b"));
        assertThat(incompleteBytes("b")).isZero();
    }

    @Test
    void theMembersOfAnOldGroupRefuseItAndSayWhy() {
        group.start("a", 1);
        group.start("b");
        group.start("c");
        group.run(5 * SECOND);
        group.node("b").broadcast("x".repeat(Limits.WHOLE_MESSAGE_BYTES_MAX + 1));
        group.node("b").broadcast("x".repeat(Limits.WHOLE_MESSAGE_BYTES_MAX));
        group.node("b").broadcast("1" + LARGE);
        group.run(SECOND);
        assertThat(group.node("b").outputs(Output.Failed.class))
                .containsExactly(new Output.Failed(1, true, Output.FailureCause.OLD_PROTOCOL));
        assertThat(delivered("a")).hasSize(2).isEqualTo(delivered("b"));
    }

    @Test
    void whatIsGivenUpInTheMidstOfItLetsTheNextOnesThrough() {
        startThree();
        group.lose(frame -> isPart(frame, 50 * PART_BYTES) || isRevocationByA(frame));
        group.node("a").broadcast("1" + LARGE, 100 * MILLI);
        group.run(200 * MILLI);
        group.lose(frame -> false);
        group.node("a").broadcast("2");
        group.run(5 * SECOND);
        assertThat(delivered("b"))
                .isEqualTo(delivered("a"))
                .endsWith(delivered("a").size() + ":2");
    }
}
