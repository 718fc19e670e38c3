package io.xcom4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.View;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Real members, and the network between them as a test wants it. */
@XComGroup
class PartitionsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static CompletionStage<Delivery> broadcast(TestGroup group, String name, String text, Duration deadline) {
        return group.member(name).channel().sender().deadline(deadline).send(text);
    }

    private static MemberState stateOf(TestGroup group, String seenBy, String name) {
        return group.member(seenBy).status().members().stream()
                .filter(each -> each.member().name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aTestBeginsWithAllMembersInOneView(TestGroup group) {
        View view = group.awaitView();

        assertThat(view.members()).extracting(each -> each.name()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(group.member("b").views()).endsWith(view);
        assertThat(group.member("a").status().primary()).isTrue();

        Delivery first = group.await(broadcast(group, "a", "one", LONG));
        Delivery second = group.await(broadcast(group, "b", "two", LONG));
        group.awaitDelivered("one", "two");

        assertThat(List.of(first.position(), second.position())).containsExactly(1L, 2L);
        assertThat(group.members())
                .allSatisfy(member -> assertThat(member.texts()).containsExactly("one", "two"));
    }

    @Test
    void aMinorityStandsStillAndComesBackBehindTheOthers(TestGroup group) {
        group.partition(Set.of("a"), Set.of("b", "c"));

        group.member("a").awaitPhase(GroupPhase.BLOCKED);
        CompletionStage<Delivery> lost = broadcast(group, "a", "lost", SHORT);
        group.awaitView("b", "c");
        group.await(broadcast(group, "b", "without a", LONG));
        group.awaitDelivered(Set.of("b", "c"), "without a");
        assertThatThrownBy(() -> group.await(lost)).isInstanceOf(BroadcastException.class);
        assertThat(group.member("a").messages()).isEmpty();

        group.heal();
        group.awaitView("a", "b", "c");
        group.await(broadcast(group, "a", "together", LONG));
        group.awaitDelivered("together");
        assertThat(group.member("c").texts()).contains("without a", "together");
    }

    @Test
    void nothingIsLostInACutThatIsMendedBeforeAnybodyIsExpelled(
            @XComGroup(settings = "expelTimeout=5m") TestGroup group) {
        group.isolate("c");
        group.member("c").awaitPhase(GroupPhase.BLOCKED);
        group.await(broadcast(group, "a", "while it was away", LONG));
        assertThat(group.member("c").messages()).isEmpty();

        group.heal();
        group.member("c").awaitDelivered("while it was away");
        assertThat(group.member("c").views()).hasSize(1);
    }

    @Test
    void oneWayIsCutAndTheOtherOneIsNot(TestGroup group) {
        group.cut("a", "b");

        group.await("b does not hear a", () -> stateOf(group, "b", "a") == MemberState.UNREACHABLE);
        assertThat(stateOf(group, "a", "b")).isEqualTo(MemberState.ONLINE);
        group.await(broadcast(group, "a", "by way of c", LONG));
        group.awaitDelivered("by way of c");

        group.mend("a", "b");
        group.await("b hears a", () -> stateOf(group, "b", "a") == MemberState.ONLINE);
        group.awaitView("a", "b", "c");
    }

    @Test
    void whoIsInNoPartIsInThePartOfTheOthers(@XComGroup(members = 4, started = false) TestGroup group) {
        group.cut("a", "b");
        group.partition(Set.of("b", "d"));
        assertThat(group.report())
                .endsWith("  cut: a to b, a to d, b to a, b to c, c to b, c to d, d to a, d to c"
                        + System.lineSeparator());

        group.partition(Set.of("a"), Set.of("b"), Set.of("c", "d"));
        assertThat(group.report()).contains("a to b", "b to c").doesNotContain("c to d", "d to c");

        group.heal();
        assertThat(group.report()).endsWith("  nothing is cut" + System.lineSeparator());
    }

    @Test
    void aCrashedMemberIsExpelledAndComesBackKnowingNothing(TestGroup group) {
        group.await(broadcast(group, "c", "before", LONG));
        group.awaitDelivered("before");

        group.crash("a");
        assertThat(group.member("a").runs()).isFalse();
        assertThatThrownBy(() -> group.member("a").channel())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("XCOM0954E");
        View without = group.awaitView("b", "c");
        assertThat(without.expelled()).extracting(each -> each.name()).containsExactly("a");
        assertThat(without.primary().name()).isEqualTo("b");
        assertThat(group.member("a").texts()).containsExactly("before");

        group.start("a");
        group.awaitView("a", "b", "c");
        group.await(broadcast(group, "a", "after", LONG));
        group.member("a").awaitDelivered("after");
        assertThat(group.member("a").texts()).containsExactly("after");
    }

    @Test
    void whoStopsLeavesAndWhoIsRestartedIsKilledFirst(TestGroup group) {
        group.stop("c");
        assertThat(group.awaitView("a", "b").left())
                .extracting(each -> each.name())
                .containsExactly("c");

        group.start("c");
        View before = group.awaitView();
        group.restart("c");
        group.await(
                "c has another incarnation",
                () -> group.member("c")
                        .status()
                        .view()
                        .flatMap(view -> view.member("c"))
                        .filter(now -> !before.members().contains(now))
                        .isPresent());
        group.awaitView();
        assertThatThrownBy(() -> group.start("c"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("XCOM0955E");
    }
}
