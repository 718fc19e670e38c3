package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.SECOND;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoundingCheckerTest {
    private static final FoundingBallot LOW = new FoundingBallot(1, A.id());
    private static final FoundingBallot HIGH = new FoundingBallot(2, C.id());

    private final FoundingChecker foundings = new FoundingChecker();

    private void says(Message message) {
        foundings.sent(B.id(), List.of(A.id(), C.id()), new Frame(GroupId.NONE, message));
    }

    private void propose(FoundingBallot ballot, GroupId group) {
        foundings.sent(
                ballot.founder(),
                List.of(B.id()),
                new Frame(GroupId.NONE, new Message.FoundingAccept(ballot, proposal(group))));
    }

    private static FoundingProposal proposal(GroupId group) {
        return new FoundingProposal(
                group, List.of(A, B, C), 10, GroupId.NONE, new Slot(0, Slot.END_OF_ROUND), List.of(), 0);
    }

    private void isTold(FoundingBallot ballot, GroupId group) {
        foundings.received(B.id(), A.id(), new Frame(GroupId.NONE, new Message.Founded(ballot, proposal(group))));
    }

    @Test
    void findsAnAcceptanceBelowAPromise() {
        says(new Message.FoundingPromise(HIGH, B, true, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> says(new Message.FoundingAccepted(LOW)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("and accepts");
    }

    @Test
    void findsAnAcceptanceBelowAnother() {
        says(new Message.FoundingAccepted(HIGH));
        assertThatThrownBy(() -> says(new Message.FoundingAccepted(LOW))).isInstanceOf(Violation.class);
    }

    @Test
    void findsAProcessThatEntersAnotherGroupThanTheOneThatItHasAcceptedSince() {
        propose(HIGH, SECOND);
        says(new Message.FoundingAccepted(HIGH));
        isTold(LOW, FIRST);
        assertThatThrownBy(() -> foundings.installed(view(B, FIRST, 1, 0, A, B, C)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("counts in");
    }

    @Test
    void acceptsAGroupThatWasProposedAgainAtTheHigherBallot() {
        propose(LOW, FIRST);
        propose(HIGH, FIRST);
        says(new Message.FoundingAccepted(LOW));
        says(new Message.FoundingAccepted(HIGH));
        isTold(LOW, FIRST);
        foundings.installed(view(B, FIRST, 1, 0, A, B, C));
    }

    @Test
    void acceptsTheGroupThatWasFoundedLater() {
        propose(LOW, FIRST);
        says(new Message.FoundingAccepted(LOW));
        isTold(HIGH, SECOND);
        foundings.installed(view(B, SECOND, 1, 0, A, B, C));
    }
}
