package io.xcom4ee.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.testing.TestGroup;
import io.xcom4ee.testing.TestMember;
import io.xcom4ee.testing.XComGroup;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/testing-with-partitions.md}: what is changed here is changed there. */
@XComGroup(members = 3)
class StockTest {

    @Test
    void allServersHaveTheSameStock(TestGroup group) {
        Stock atA = new Stock(group.member("a").channel());
        Stock atB = new Stock(group.member("b").channel());

        group.await(atA.move("chair", 10));
        group.await(atB.move("chair", -3));

        group.await(group.member("a").channel().barrier());
        group.await(group.member("b").channel().barrier());
        assertThat(atA.pieces("chair")).isEqualTo(7);
        assertThat(atB.pieces("chair")).isEqualTo(7);
    }

    @Test
    void aServerThatIsCutOffSellsNothing(TestGroup group) {
        Stock atA = new Stock(group.member("a").channel());
        Stock atB = new Stock(group.member("b").channel());

        group.partition(Set.of("a"), Set.of("b", "c"));
        group.member("a").awaitPhase(GroupPhase.BLOCKED);

        assertThatThrownBy(() -> group.await(atA.move("chair", -1))).isInstanceOf(BroadcastException.class);
        group.await(atB.move("chair", 10));
        assertThat(atA.pieces("chair")).isZero();

        group.heal();
        group.awaitView("a", "b", "c");
        group.await(atA.move("table", 5));
        group.awaitDelivered("table:5");
    }

    @Test
    void oneWayIsEnough(TestGroup group) {
        group.cut("a", "b");
        group.await("b misses a", () -> sees(group.member("b"), "a") == MemberState.UNREACHABLE);

        group.await(group.member("a").channel().send("chair:1"));
        group.member("b").awaitDelivered("chair:1");
    }

    private static MemberState sees(TestMember member, String other) {
        return member.status().members().stream()
                .filter(each -> each.member().name().equals(other))
                .map(each -> each.state())
                .findFirst()
                .orElse(MemberState.UNREACHABLE);
    }

    @Test
    void aServerDiesAndComesBack(TestGroup group) {
        group.await(group.member("c").channel().send("chair:1"));
        group.awaitDelivered("chair:1");

        group.crash("c");
        group.awaitView("a", "b");
        group.await(group.member("a").channel().send("chair:2"));

        group.start("c");
        group.awaitView("a", "b", "c");
        group.await(group.member("b").channel().send("chair:3"));
        group.member("c").awaitDelivered("chair:3");
        assertThat(group.member("c").texts()).containsExactly("chair:3");
    }
}
