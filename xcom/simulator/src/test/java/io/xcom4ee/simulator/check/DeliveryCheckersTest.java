package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.SECOND;
import static io.xcom4ee.simulator.check.Story.X;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.proposal;
import static io.xcom4ee.simulator.check.Story.tag;
import static io.xcom4ee.simulator.check.Story.taken;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeliveryCheckersTest {
    private final Installation atA = view(A, FIRST, 1, 0, A, B, C);
    private final Installation atB = view(B, FIRST, 1, 0, A, B, C);

    @Test
    void integrityFindsAMessageThatNobodyBroadcast() {
        assertThatThrownBy(() -> new IntegrityChecker().delivered(delivery(atA, A, 1, B, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("which nobody broadcast");
    }

    @Test
    void integrityFindsAWrongSender() {
        IntegrityChecker checker = new IntegrityChecker();
        checker.broadcast(taken(B, 11));
        assertThatThrownBy(() -> checker.delivered(delivery(atA, A, 1, C, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("as one of c");
    }

    @Test
    void integrityFindsOtherBytes() {
        IntegrityChecker checker = new IntegrityChecker();
        checker.broadcast(taken(B, 11));
        Tag longer = Tag.of(Tag.payload(11, 9));
        assertThatThrownBy(() -> checker.delivered(
                        new Delivery(A.id(), FIRST, atA, 1, B.id(), longer, OptionalLong.empty(), 20)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("other bytes");
    }

    @Test
    void integrityFindsARepetitionAtOneProcessOnly() {
        IntegrityChecker checker = new IntegrityChecker();
        checker.broadcast(taken(B, 11));
        checker.delivered(delivery(atA, A, 1, B, 11));
        checker.delivered(delivery(atB, B, 1, B, 11));
        assertThatThrownBy(() -> checker.delivered(delivery(atA, A, 2, B, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("twice");
    }

    @Test
    void fifoFindsAnOvertakenMessage() {
        FifoChecker checker = new FifoChecker();
        checker.delivered(delivery(atA, A, 1, B, 12));
        checker.delivered(delivery(atA, A, 2, C, 10));
        assertThatThrownBy(() -> checker.delivered(delivery(atA, A, 3, B, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("after m12");
    }

    @Test
    void sameViewFindsTwoViewsForOneMessage() {
        SameViewChecker checker = new SameViewChecker();
        checker.installed(atA);
        checker.installed(atB);
        checker.delivered(delivery(atA, A, 1, B, 11));
        Installation next = view(B, FIRST, 2, 0, A, B);
        checker.installed(next);
        assertThatThrownBy(() -> checker.delivered(delivery(next, B, 1, B, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("#2");
    }

    @Test
    void sameViewFindsASenderOutsideTheView() {
        SameViewChecker checker = new SameViewChecker();
        checker.installed(atA);
        assertThatThrownBy(() -> checker.delivered(delivery(atA, A, 1, X, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("without it");
    }

    /** A delivers it on the way from the first group into the second one. */
    private static Delivery inherited(Installation view, MemberInfo sender) {
        return new Delivery(A.id(), SECOND, view, 1, sender.id(), tag(11), OptionalLong.empty(), 20);
    }

    @Test
    void sameViewLetsANewGroupInheritWhatIsOfAFormerMember() {
        SameViewChecker checker = new SameViewChecker();
        Installation without = inheritedView();
        checker.installed(atA);
        checker.installed(without);
        checker.delivered(inherited(without, B));
    }

    @Test
    void sameViewFindsAnInheritedMessageOfWhoWasNeverAMember() {
        SameViewChecker checker = new SameViewChecker();
        Installation without = inheritedView();
        checker.installed(atA);
        checker.installed(without);
        assertThatThrownBy(() -> checker.delivered(inherited(without, X)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("without it");
    }

    /** The first group's view behind the one of all, without B, as A passes it on the way into the second group. */
    private static Installation inheritedView() {
        Installation view = view(A, FIRST, 2, 0, A, C);
        return new Installation(
                view.by(), SECOND, FIRST, view.configuration(), view.primary(), view.position(), view.atMicros());
    }

    @Test
    void sameViewFindsAReceiverOutsideTheView() {
        SameViewChecker checker = new SameViewChecker();
        Installation without = view(A, FIRST, 1, 0, B, C);
        checker.installed(without);
        assertThatThrownBy(() -> checker.delivered(delivery(without, A, 1, B, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("in a view without it");
    }

    @Test
    void quorumFindsADeliveryThatOnlyTheSenderHolds() {
        QuorumChecker checker = new QuorumChecker();
        checker.sent(A.id(), List.of(B.id(), C.id()), proposal(11));
        assertThatThrownBy(() -> checker.delivered(delivery(atA, A, 1, A, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("only 1 of its voters");
    }

    @Test
    void quorumAcceptsADeliveryThatAMajorityHolds() {
        QuorumChecker checker = new QuorumChecker();
        checker.received(B.id(), A.id(), proposal(11));
        checker.delivered(delivery(atA, A, 1, A, 11));
    }

    @Test
    void quorumCountsNobodyThatHasOnlyForwarded() {
        QuorumChecker checker = new QuorumChecker();
        Installation underB = underLeader(2);
        checker.sent(A.id(), List.of(B.id()), forward(11));
        checker.received(B.id(), A.id(), forward(11));
        checker.sent(B.id(), List.of(A.id(), C.id()), proposal(11));
        assertThatThrownBy(() -> checker.delivered(delivery(underB, B, 1, A, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("only 1 of its voters");
    }

    @Test
    void quorumCountsTheLeaderThatProposesWhatWasForwarded() {
        QuorumChecker checker = new QuorumChecker();
        Installation underB = underLeader(2);
        checker.received(B.id(), A.id(), forward(11));
        checker.sent(B.id(), List.of(A.id(), C.id()), proposal(11));
        checker.received(C.id(), B.id(), proposal(11));
        checker.delivered(delivery(underB, B, 1, A, 11));
    }

    @Test
    void quorumCountsNoMemberThatHasNoVote() {
        QuorumChecker checker = new QuorumChecker();
        Installation withOutsider = view(A, FIRST, 1, 0, A, B, X);
        checker.received(X.id(), A.id(), proposal(11));
        assertThatThrownBy(() -> checker.delivered(delivery(withOutsider, A, 1, A, 11)))
                .isInstanceOf(Violation.class);
    }

    @Test
    void quorumCountsNoMemberOutsideTheView() {
        QuorumChecker checker = new QuorumChecker();
        Installation withoutC = view(A, FIRST, 2, 0, A, B);
        checker.received(C.id(), A.id(), proposal(11));
        assertThatThrownBy(() -> checker.delivered(delivery(withoutC, A, 1, A, 11)))
                .isInstanceOf(Violation.class);
    }

    private static Installation underLeader(int number) {
        Installation everybody = view(B, FIRST, 1, 0, A, B, C);
        return new Installation(
                B.id(), FIRST, FIRST, everybody.configuration().withLeader(number), A, 0, everybody.atMicros());
    }

    private static Frame forward(long token) {
        Message.Propose proposal = (Message.Propose) proposal(token).message();
        return new Frame(FIRST, new Message.Forward(1, proposal.value()));
    }
}
