package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.tag;
import static io.xcom4ee.simulator.check.Story.taken;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Output.FailureCause;
import io.xcom4ee.core.member.Output.NotConfirmed;
import io.xcom4ee.core.member.Output.StopReason;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broadcasts message 11 to all of A, B and C. */
class ConfirmationCheckerTest {
    private static final long DEADLINE_MICROS = 5_000;
    private static final NotConfirmed GIVEN_UP = new NotConfirmed(11, FailureCause.DEADLINE);

    private final ConfirmationChecker checker = new ConfirmationChecker(0);

    @BeforeEach
    void broadcast() {
        for (MemberInfo member : List.of(A, B, C)) {
            checker.installed(view(member, FIRST, 1, 0, A, B, C));
        }
        checker.broadcast(new Taken(A.id(), tag(11), true, DEADLINE_MICROS, 10));
    }

    private void deliver(MemberInfo... members) {
        for (MemberInfo member : members) {
            checker.delivered(delivery(view(member, FIRST, 1, 0, A, B, C), member, 1, A, 11));
        }
    }

    private void assertFound(String what, Runnable step) {
        assertThatThrownBy(step::run).isInstanceOf(Violation.class).hasMessageContaining(what);
    }

    @Test
    void acceptsTheConfirmationOfWhatAllHaveDelivered() {
        deliver(A, B, C);
        checker.confirmed(A.id(), 11);
    }

    @Test
    void findsAConfirmationBeforeAMemberOfTheViewHasDelivered() {
        deliver(A, B);
        assertFound("not so " + C.id(), () -> checker.confirmed(A.id(), 11));
    }

    @Test
    void asksNobodyWhoHasLeftTheViewMeanwhile() {
        deliver(A, B);
        checker.installed(view(A, FIRST, 2, 1, A, B));
        checker.confirmed(A.id(), 11);
    }

    @Test
    void asksNobodyWhoJoinedBehindTheMessage() {
        checker.installed(view(A, FIRST, 1, 0, A, B));
        checker.delivered(delivery(view(A, FIRST, 1, 0, A, B), A, 1, A, 11));
        checker.delivered(delivery(view(B, FIRST, 1, 0, A, B), B, 1, A, 11));
        checker.installed(view(A, FIRST, 2, 1, A, B, C));
        checker.confirmed(A.id(), 11);
    }

    @Test
    void findsAConfirmationBeforeTheDelivery() {
        deliver(B, C);
        assertFound("what nobody waits for", () -> checker.confirmed(A.id(), 11));
    }

    @Test
    void findsAConfirmationThatNobodyAskedFor() {
        checker.broadcast(taken(A, 12));
        checker.delivered(delivery(view(A, FIRST, 1, 0, A, B, C), A, 2, A, 12));
        assertFound("what nobody waits for", () -> checker.confirmed(A.id(), 12));
    }

    @Test
    void findsTwoAnswers() {
        deliver(A, B, C);
        checker.notConfirmed(A.id(), GIVEN_UP);
        assertFound("what nobody waits for", () -> checker.confirmed(A.id(), 11));
    }

    @Test
    void findsSilenceAfterTheDeadline() {
        deliver(A);
        checker.turnEnded(A.id(), DEADLINE_MICROS, DEADLINE_MICROS + 1);
        assertFound("by the deadline", () -> checker.turnEnded(A.id(), DEADLINE_MICROS + 1, DEADLINE_MICROS + 2));
    }

    @Test
    void findsAMemberThatStopsWithoutAWord() {
        deliver(A);
        assertFound("without a word", () -> checker.stopped(A.id(), StopReason.EXPELLED, 0));
    }

    @Test
    void findsWhatIsStillOpenInAHealedGroup() {
        deliver(A);
        assertFound("not confirmed in a healed group", () -> checker.ended(List.of(A.id(), B.id())));
    }

    @Test
    void demandsNoAnswerFromTheDead() {
        deliver(A);
        checker.died(A.id(), 0);
        checker.turnEnded(A.id(), DEADLINE_MICROS + 1, DEADLINE_MICROS + 2);
        checker.ended(List.of(A.id()));
    }
}
