package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.JoinRefusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolUpgradeTest {
    private final TestGroup group = new TestGroup("a", "b", "c");

    private void upgrade(String name) {
        group.kill(name);
        group.run(2 * SECOND);
        group.start(name, 2);
        group.run(2 * SECOND);
    }

    private List<Integer> protocolVersions() {
        return Stream.of("a", "b", "c")
                .map(name -> group.node(name).protocolVersion())
                .toList();
    }

    @Test
    void aGroupIsFoundedAtWhatAllFoundersSpeak() {
        group.start("a", 2);
        group.start("b", 1);
        group.start("c", 2);
        group.run(3 * SECOND);

        assertThat(protocolVersions()).containsExactly(1, 1, 1);
    }

    @Test
    void theVersionRisesOnceWhenTheLastMemberIsUpgraded() {
        for (String name : List.of("a", "b", "c")) {
            group.start(name, 1);
        }
        group.run(3 * SECOND);

        upgrade("a");
        group.node("a").broadcast("one");
        upgrade("b");
        assertThat(protocolVersions()).containsExactly(1, 1, 1);
        group.node("b").broadcast("two");
        upgrade("c");
        group.node("c").broadcast("three");
        group.run(SECOND);

        assertThat(protocolVersions()).containsExactly(2, 2, 2);
        assertThat(group.node("a").delivered()).containsExactly("1:one", "2:two", "3:three");
        long raised = group.node("a").outputs(Output.InstallView.class).stream()
                .filter(view -> view.configuration().protocolVersion() == 2)
                .count();
        assertThat(raised).isEqualTo(1);
    }

    @Test
    void aListedNameThatIsMissingMayComeBackWithTheOldRelease() {
        group.start("a", 2);
        group.start("b", 2);
        group.start("c", 1);
        group.run(3 * SECOND);

        group.kill("c");
        group.run(20 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        assertThat(group.node("a").protocolVersion()).isEqualTo(1);

        group.start("c", 1);
        group.run(3 * SECOND);
        assertThat(protocolVersions()).containsExactly(1, 1, 1);
    }

    @Test
    void whoDoesNotSpeakTheVersionIsToldIfItCanReadThat() {
        group.start("a");
        group.start("b");
        group.run(5 * SECOND);
        assertThat(group.node("a").protocolVersion()).isEqualTo(2);

        TestGroup.Node tooNew = group.start("c", 4);
        group.run(2 * SECOND);
        assertThat(tooNew.outputs(Output.Refused.class).get(0).refusal()).isEqualTo(JoinRefusal.VERSION_NOT_SPOKEN);
        group.kill("c");

        TestGroup.Node tooOld = group.start("c", 1);
        group.run(2 * SECOND);
        assertThat(tooOld.outputs(Output.Refused.class)).isEmpty();
        assertThat(group.node("a").view()).containsExactly("a", "b");
    }

    /** Its promise binds it, as everybody's does, but it could not read what is inherited. */
    @Test
    void aRefoundedGroupKeepsItsVersionAndWaitsForMembersThatSpeakIt() {
        for (String name : List.of("a", "b", "c")) {
            group.start(name);
        }
        group.run(3 * SECOND);
        group.kill("b");
        group.kill("c");
        group.run(SECOND);

        group.start("b", 2);
        TestGroup.Node tooOld = group.start("c", 1);
        group.run(40 * SECOND);

        assertThat(group.node("b").view()).containsExactly("a", "b");
        assertThat(group.node("a").protocolVersion()).isEqualTo(2);
        assertThat(tooOld.view()).isEmpty();
    }
}
