package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The planned hand-over of the primary, and how commands end. */
class HandOverTest {
    private final TestGroup group = new TestGroup("a", "b", "c");

    @BeforeEach
    void startThree() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
    }

    private String primaryAt(String name) {
        return view(name).primary().name();
    }

    private Output.InstallView view(String name) {
        List<Output.InstallView> views = group.node(name).outputs(Output.InstallView.class);
        return views.get(views.size() - 1);
    }

    private void handOver(String at, long token, String to) {
        group.node(at).command(token, new Command.HandOverPrimary(to), 10 * SECOND);
    }

    @Test
    void takesEffectWithAViewAtEveryMember() {
        assertThat(primaryAt("a")).isEqualTo("a");
        handOver("b", 7, "c");
        group.run(100 * MILLI);
        for (String name : List.of("a", "b", "c")) {
            assertThat(primaryAt(name)).isEqualTo("c");
            assertThat(view(name).configuration()).isEqualTo(view("a").configuration());
        }
        assertThat(group.node("b").outputs(Output.CommandDone.class)).containsExactly(new Output.CommandDone(7));
        assertThat(view("a").configuration().agreements().termBegan()).isEqualTo(2);
    }

    @Test
    void theRuleAppliesAgainWhenTheDesignatedOneHasGone() {
        handOver("a", 1, "c");
        group.run(100 * MILLI);
        group.node("c").give(new Input.Leave());
        group.run(SECOND);
        assertThat(primaryAt("a")).isEqualTo("a");
        assertThat(view("a").configuration().agreements().designatedPrimary()).isZero();
        assertThat(view("a").configuration().agreements().termBegan()).isEqualTo(3);
    }

    @Test
    void theDesignatedOneStaysWhileOthersComeAndGo() {
        handOver("a", 1, "c");
        group.run(100 * MILLI);
        group.kill("a");
        group.run(12 * SECOND);
        assertThat(primaryAt("b")).isEqualTo("c");
        group.start("a");
        group.run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(primaryAt("a")).isEqualTo("c");
        assertThat(view("a").configuration().agreements().termBegan()).isEqualTo(2);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        handOver("a", 1, "nobody");
        handOver("a", 2, "a");
        assertThat(group.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.UNKNOWN_MEMBER, CommandRefusal.ALREADY_PRIMARY);
    }

    @Test
    void refusesTheSecondOfTwoThatWantTheSame() {
        handOver("a", 1, "c");
        handOver("b", 1, "c");
        group.run(100 * MILLI);
        assertThat(group.node("a").outputs(Output.CommandDone.class)).hasSize(1);
        assertThat(group.node("b").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.ALREADY_PRIMARY);
        assertThat(primaryAt("b")).isEqualTo("c");
    }

    @Test
    void refusesWhomTheGroupLosesMeanwhile() {
        group.node("c").give(new Input.Leave());
        group.run(MILLI);
        handOver("a", 1, "c");
        group.run(SECOND);
        assertThat(group.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.UNKNOWN_MEMBER);
    }

    @Test
    void refusesAtOnceWithoutAGroupOrAQuorum() {
        TestGroup alone = new TestGroup("a", "b", "c");
        alone.start("a").command(1, new Command.HandOverPrimary("b"), SECOND);
        assertThat(alone.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.NOT_JOINED);

        group.kill("b");
        group.kill("c");
        group.run(6 * SECOND);
        handOver("a", 1, "c");
        assertThat(group.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.NO_QUORUM);
    }

    @Test
    void endsAtItsDeadlineAsUnknownWhenItMayStillTakeEffect() {
        group.lose(frame -> true);
        handOver("a", 1, "c");
        group.run(11 * SECOND);
        assertThat(group.node("a").outputs(Output.CommandUnknown.class))
                .extracting(Output.CommandUnknown::token)
                .containsExactly(1L);
        group.lose(frame -> false);
        group.run(5 * SECOND);
        assertThat(primaryAt("b")).isEqualTo("c");
        assertThat(group.node("a").outputs(Output.CommandDone.class)).isEmpty();
    }

    @Test
    void takesNoMoreCommandsThanItMayKeep() {
        group.lose(frame -> true);
        for (int token = 1; token <= OpenCommands.OPEN_MAX + 1; token++) {
            handOver("a", token, "c");
        }
        assertThat(group.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.OVERLOADED);
    }

    @Test
    void answersWhatIsOpenBeforeItStops() {
        group.lose(frame -> true);
        handOver("a", 1, "c");
        group.run(MILLI);
        group.node("a").give(new Input.Leave());
        group.run(6 * SECOND);
        assertThat(group.node("a").outputs(Output.CommandUnknown.class)).hasSize(1);
        assertThat(group.node("a").outputs(Output.Stopped.class)).hasSize(1);
    }
}
