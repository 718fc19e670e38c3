package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.C2;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Reconfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpulsionCheckerTest {
    private final ExpulsionChecker expulsions = new ExpulsionChecker();

    private void proposeAgainst(long configuration) {
        Reconfiguration change = new Reconfiguration(List.of(), List.of(), List.of(C.id()), configuration);
        expulsions.sent(A.id(), List.of(B.id()), new Frame(FIRST, new Message.Propose(7, 6, change)));
    }

    private static Installation third(List<MemberInfo> joined) {
        Configuration plain = Story.configuration(3, A, B);
        Configuration configuration = new Configuration(
                plain.number(),
                plain.firstRound(),
                plain.eventHorizonRounds(),
                plain.members(),
                plain.quorum(),
                plain.nextMemberNumber(),
                joined,
                List.of(),
                List.of(C));
        return new Installation(A.id(), FIRST, FIRST, configuration, A, 0, 3_000);
    }

    @Test
    void acceptsWhoWasProposedToBePutOutOfTheConfigurationBefore() {
        proposeAgainst(1);
        proposeAgainst(2);
        expulsions.installed(third(List.of()));
    }

    @Test
    void findsWhoWasProposedToBePutOutOfAnEarlierOneOnly() {
        proposeAgainst(1);
        assertThatThrownBy(() -> expulsions.installed(third(List.of())))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("whom nobody has proposed to put out of configuration 2");
    }

    @Test
    void acceptsWhoIsReplacedByItsNextIncarnation() {
        expulsions.installed(third(List.of(C2)));
    }
}
