package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.TestGroup.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamicMembershipTest {
    private final TestGroup group = new TestGroup();

    private void start(String first, String... others) {
        group.bootstrap(first);
        group.run(6 * SECOND);
        for (String other : others) {
            group.start(other);
            group.run(SECOND);
        }
    }

    @Test
    void oneMemberThatIsToldToMakesTheGroupAlone() {
        Node alone = group.bootstrap("a");
        group.run(4 * SECOND);
        assertThat(alone.view()).isEmpty();
        group.run(2 * SECOND);
        assertThat(alone.view()).containsExactly("a");
        alone.broadcast("one");
        group.run(SECOND);
        assertThat(alone.delivered()).containsExactly("1:one");
    }

    @Test
    void nobodyFoundsAGroupWithoutBeingTold() {
        for (String name : List.of("a", "b", "c")) {
            group.start(name);
        }
        group.run(60 * SECOND);
        for (String name : List.of("a", "b", "c")) {
            assertThat(group.node(name).view()).isEmpty();
            assertThat(group.node(name).report().phase()).isEqualTo(Phase.SEARCHING);
            assertThat(heardBy(name)).hasSize(2).doesNotContain(name + " FRESH");
        }
    }

    private List<String> heardBy(String name) {
        return group.node(name).report().founding().present().stream()
                .map(present -> present.name() + " " + present.standing())
                .toList();
    }

    @Test
    void everyMemberVotesFromItsFirstViewOn() {
        start("a", "b", "c", "d", "e");
        assertThat(group.node("a").view()).containsExactly("a", "b", "c", "d", "e");
        assertThat(group.node("a").outputs(Output.InstallView.class))
                .extracting(view -> view.configuration().quorum())
                .containsExactly(1, 2, 2, 3, 3);
    }

    @Test
    void theQuorumShrinksWithTheMembers() {
        start("a", "b", "c", "d", "e");
        for (String dead : List.of("e", "d", "c")) {
            group.kill(dead);
            group.run(12 * SECOND);
        }
        assertThat(group.node("a").view()).containsExactly("a", "b");
        group.node("b").give(new Input.Leave());
        group.run(2 * SECOND);
        group.node("a").broadcast("alone");
        group.run(SECOND);
        assertThat(group.node("a").delivered()).containsExactly("1:alone");
    }

    @Test
    void aLostMajorityIsNeverFoundedAnew() {
        start("a", "b", "c");
        group.kill("b");
        group.kill("c");
        group.start("b");
        group.bootstrap("c");
        group.run(60 * SECOND);
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.BLOCKED);
        assertThat(group.node("b").view()).isEmpty();
        assertThat(group.node("c").view()).isEmpty();
    }

    @Test
    void aProcessThatIsToldToBootstrapJoinsTheGroupThatItFinds() {
        start("a", "b", "c");
        group.kill("a");
        group.run(2 * SECOND);
        Node again = group.bootstrap("a");
        group.run(10 * SECOND);
        assertThat(again.view()).containsExactly("a", "b", "c");
        assertThat(group.node("b").view()).containsExactly("a", "b", "c");
    }

    @Test
    void ofTwoThatAreToldToBootstrapTheFirstOneDoes() {
        group.bootstrap("b");
        group.bootstrap("a");
        group.run(12 * SECOND);
        assertThat(group.node("a").outputs(Output.InstallView.class)).hasSize(2);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        assertThat(group.node("b").view()).containsExactly("a", "b");
    }

    @Test
    void aProcessThatDidNotRunLooksAgainBeforeItBootstraps() {
        Node alone = group.bootstrap("a");
        group.run(SECOND);
        group.sleep(10 * SECOND);
        group.run(4 * SECOND);
        assertThat(alone.view()).isEmpty();
        group.run(2 * SECOND);
        assertThat(alone.view()).containsExactly("a");
    }

    @Test
    void aListedMemberIsNeverBootstrapped() {
        Node listed = new TestGroup("a", "b", "c").start("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemberSettings(
                        listed.info(), Electorate.listed(List.of("a")), true, 0, Limits.DEFAULT, Timeouts.DEFAULT, 1));
    }
}
