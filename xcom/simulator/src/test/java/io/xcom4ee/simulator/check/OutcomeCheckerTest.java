package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.taken;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.member.Output.Failed;
import io.xcom4ee.core.member.Output.FailureCause;
import io.xcom4ee.core.member.Output.StopReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeCheckerTest {
    private static final Failed CERTAIN = new Failed(11, true, FailureCause.DEADLINE);
    private static final Failed UNKNOWN = new Failed(11, false, FailureCause.DEADLINE);

    private final OutcomeChecker checker = new OutcomeChecker(0, false);
    private final Installation atA = view(A, FIRST, 1, 0, A, B, C);
    private final Installation atB = view(B, FIRST, 1, 0, A, B, C);

    @Test
    void findsADeliveryOfWhatHasFailedForCertain() {
        checker.broadcast(taken(A, 11));
        checker.failed(A.id(), CERTAIN, 0);
        assertThatThrownBy(() -> checker.delivered(delivery(atB, B, 1, A, 11))).isInstanceOf(Violation.class);
    }

    @Test
    void findsCertaintyAboutWhatAnotherHasDelivered() {
        checker.broadcast(taken(A, 11));
        checker.delivered(delivery(atB, B, 1, A, 11));
        assertThatThrownBy(() -> checker.failed(A.id(), CERTAIN, 0)).isInstanceOf(Violation.class);
    }

    @Test
    void acceptsADeliveryOfWhatHasAnUnknownOutcome() {
        checker.broadcast(taken(A, 11));
        checker.failed(A.id(), UNKNOWN, 0);
        checker.delivered(delivery(atB, B, 1, A, 11));
    }

    @Test
    void findsTwoAnswers() {
        checker.broadcast(taken(A, 11));
        checker.delivered(delivery(atA, A, 1, A, 11));
        assertThatThrownBy(() -> checker.failed(A.id(), UNKNOWN, 0)).isInstanceOf(Violation.class);
    }

    @Test
    void findsSilenceAfterTheDeadline() {
        checker.broadcast(taken(A, 11));
        checker.turnEnded(A.id(), 5_000, 6_000);
        assertThatThrownBy(() -> checker.turnEnded(A.id(), 5_001, 6_000)).isInstanceOf(Violation.class);
    }

    @Test
    void findsSilenceAtTheEnd() {
        checker.broadcast(taken(A, 11));
        assertThat(checker.openCountOf(List.of(A.id(), B.id()))).isEqualTo(1);
        assertThatThrownBy(() -> checker.stopped(A.id(), StopReason.EXPELLED, 0))
                .isInstanceOf(Violation.class);
    }

    @Test
    void demandsNoAnswerFromTheDead() {
        checker.broadcast(taken(A, 11));
        checker.died(A.id(), 0);
        assertThat(checker.openCountOf(List.of(A.id()))).isZero();
    }
}
