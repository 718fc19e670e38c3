package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One member has more to say than the group can take; the others get their turn all the same. */
class FairnessTest {
    private static final int FLOOD = 20_000;
    private static final int MESSAGES_PER_SLOT = 4;
    private static final int HORIZON = Limits.DEFAULT.eventHorizonRounds();

    /** What may be under way of each of the three when another one begins to speak. */
    private static final long UNDER_WAY = 3L * HORIZON * MESSAGES_PER_SLOT;

    private static final Limits LIMITS = Limits.DEFAULT.withBatchMessagesMax(MESSAGES_PER_SLOT);

    private final TestGroup group = new TestGroup(LIMITS, "a", "b", "c");

    private void start(Optional<String> leader) {
        List.of("a", "b", "c").forEach(group::start);
        group.run(SECOND);
        if (leader.isPresent()) {
            group.node("a").command(1_000_000, new Command.Leaders(true, leader), 10 * SECOND);
            group.run(SECOND);
        }
    }

    private void flood(String name) {
        for (int message = 0; message < FLOOD; message++) {
            group.node(name).broadcast("flood", 3_600 * SECOND);
        }
        group.run(10 * MILLI);
    }

    /** How many messages of others are delivered between the call and the delivery of one message. */
    private long overtakenBy(String name) {
        long before = group.node(name).report().position();
        group.node(name).broadcast("small");
        while (group.node(name).delivered().stream().noneMatch(text -> text.endsWith(":small"))) {
            group.run(MILLI / 2);
        }
        String delivered = group.node(name).delivered().stream()
                .filter(text -> text.endsWith(":small"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(delivered.substring(0, delivered.indexOf(':'))) - before;
    }

    private void assertThatOthersGetTheirTurn(String flooding, String... others) {
        flood(flooding);
        for (String name : others) {
            assertThat(overtakenBy(name)).as(name).isLessThanOrEqualTo(UNDER_WAY);
        }
        assertThat(group.node(flooding).report().backlog()).isGreaterThan(FLOOD / 4);
    }

    @Test
    void whereAllLeadEachHasASlotOfItsOwn() {
        start(Optional.empty());
        assertThatOthersGetTheirTurn("a", "b", "c");
    }

    @Test
    void theOnlyLeaderTakesTurnsBetweenItsOwnMessagesAndThoseOfOthers() {
        start(Optional.of("a"));
        assertThatOthersGetTheirTurn("a", "b", "c");
    }

    @Test
    void theOnlyLeaderRelaysWhatComesFromOthersThanTheOneThatSendsMost() {
        start(Optional.of("a"));
        assertThatOthersGetTheirTurn("b", "c", "a");
    }
}
