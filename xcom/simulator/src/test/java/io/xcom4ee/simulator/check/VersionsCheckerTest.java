package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.proposal;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionsCheckerTest {
    private static final MemberInfo NEW = new MemberInfo(new MemberId("n", new UUID(14, 1)), "host", 7000, 2, 1);

    private final VersionsChecker versions = new VersionsChecker();

    @BeforeEach
    void start() {
        versions.started(A, 0);
        versions.started(NEW, 0);
    }

    @Test
    void findsAValueThatTheReceiverCannotRead() {
        assertThatThrownBy(() -> versions.sent(NEW.id(), List.of(A.id()), marker()))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("speaks version 1 only");
    }

    @Test
    void findsAMessageThatItsSenderCannotKnow() {
        Message.Propose proposal = (Message.Propose) proposal(11).message();
        Frame forward = new Frame(FIRST, new Message.Forward(1, proposal.value()));
        assertThatThrownBy(() -> versions.sent(A.id(), List.of(NEW.id()), forward))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("speaks version 1 only");
    }

    @Test
    void acceptsWhatBothRead() {
        versions.sent(NEW.id(), List.of(A.id()), proposal(11));
        versions.sent(A.id(), List.of(NEW.id()), proposal(11));
        versions.sent(NEW.id(), List.of(NEW.id()), marker());
    }

    @Test
    void findsAViewAtAVersionThatAMemberDoesNotSpeak() {
        Installation mixed = view(A, FIRST, 1, 0, A, NEW);
        Installation raised = new Installation(
                A.id(),
                FIRST,
                FIRST,
                mixed.configuration()
                        .withAgreements(mixed.configuration().agreements().withProtocolVersion(2)),
                A,
                0,
                0);
        assertThatThrownBy(() -> versions.installed(raised))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("does not speak");
    }

    private static Frame marker() {
        return new Frame(FIRST, new Message.Propose(1, 0, new Marker(NEW.id(), 1)));
    }
}
