package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.Propose;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How often the same proposal is told to a peer that goes on asking for it. */
class AnswersTest {
    /** Shorter than the stall time-out, after which the slots are taken over. */
    private static final int MILLIS = 25;

    private final TestGroup group = new TestGroup("a", "b", "c");
    private final List<Long> told = new ArrayList<>();

    private OptionalLong lost = OptionalLong.empty();

    private boolean isLostOnTheWayToB(TestGroup.InFlight frame) {
        if (!frame.from().name().equals("a")
                || !frame.to().name().equals("b")
                || !(frame.frame().message() instanceof Propose propose)) {
            return false;
        }
        if (lost.isEmpty()) {
            lost = OptionalLong.of(propose.round());
        }
        told.add(propose.round());
        return propose.round() == lost.getAsLong();
    }

    /** The first of many proposals is lost: each further one shows the hole. */
    @Test
    void anOpenProposalIsToldOnceHoweverOftenItIsAskedForWhileTheAnswerMayBeUnderWay() {
        group.names().forEach(group::start);
        group.run(4 * TestGroup.SECOND);
        // Nobody else can tell what it is.
        group.kill("c");
        group.run(12 * TestGroup.SECOND);
        group.lose(this::isLostOnTheWayToB);
        for (int count = 0; count < MILLIS; count++) {
            group.node("a").broadcast("x");
            group.run(TestGroup.MILLI);
        }
        long asked = group.node("b").outputs(Output.Send.class).stream()
                .filter(send -> send.frame().message() instanceof Message.Ask)
                .count();
        assertThat(asked).isGreaterThan(4);
        // When it was made, and when it was asked for first.
        assertThat(told).filteredOn(round -> round == lost.getAsLong()).hasSize(2);

        group.lose(frame -> false);
        group.run(TestGroup.SECOND);
        assertThat(group.node("b").delivered()).hasSize(MILLIS);
    }
}
