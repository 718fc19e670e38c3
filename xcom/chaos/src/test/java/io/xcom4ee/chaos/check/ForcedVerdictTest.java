package io.xcom4ee.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.Event.Told;
import io.xcom4ee.chaos.history.MessageId;
import io.xcom4ee.chaos.history.Outcome;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A run in which the majority (m2 and m3) is lost to m1, which is forced to go on. Of what m2 has delivered meanwhile the
 * group knows nothing; then m2 comes back. And each way to spoil that.
 */
class ForcedVerdictTest {
    private static final Identity ONE = new Identity("m1", new UUID(1, 1));
    private static final Identity TWO = new Identity("m2", new UUID(2, 1));
    private static final Identity THREE = new Identity("m3", new UUID(3, 1));
    private static final Identity TWO_AGAIN = new Identity("m2", new UUID(2, 2));
    private static final ViewId OLD = new ViewId(new UUID(0, 1), 1, 1);
    private static final ViewId FORCED = new ViewId(new UUID(0, 2), 2, 1);
    private static final ViewId JOINED = new ViewId(new UUID(0, 2), 2, 2);
    private static final Circumstances FORCED_ONCE = new Circumstances(OptionalLong.empty(), 1);

    private static final int LAST_BEFORE = 2;
    private static final int LOST_TO_TWO = 3;

    private static final List<Event> OF_ONE = List.of(
            installed(OLD, 0, ONE, TWO, THREE),
            new Sent(1, 1),
            new Sent(1, 2),
            delivered(1, OLD, ONE, 1),
            new Told(2, Told.QUORUM_LOST, "1/2"),
            // Accepted before, delivered on the way into the group that follows.
            delivered(2, OLD, ONE, 2),
            installed(FORCED, 2, ONE),
            new Ended(3, 1, Outcome.DELIVERED, 1, "-"),
            new Ended(3, 2, Outcome.DELIVERED, 2, "-"),
            new Sent(4, 3),
            delivered(3, FORCED, ONE, 3),
            new Ended(4, 3, Outcome.DELIVERED, 3, "-"),
            installed(JOINED, 3, ONE, TWO_AGAIN),
            delivered(4, JOINED, TWO_AGAIN, 3));
    private static final List<Event> OF_TWO = List.of(
            installed(OLD, 0, ONE, TWO, THREE),
            new Sent(1, 1),
            delivered(1, OLD, ONE, 1),
            delivered(2, OLD, TWO, 1),
            new Ended(2, 1, Outcome.DELIVERED, 2, "-"),
            new Sent(3, 2),
            new Ended(3, 2, Outcome.UNKNOWN, 0, "SUPERSEDED"),
            new Sent(4, 3),
            installed(JOINED, 3, ONE, TWO_AGAIN),
            delivered(4, JOINED, TWO_AGAIN, 3),
            new Ended(5, 3, Outcome.DELIVERED, 4, "-"));

    private static Installed installed(ViewId view, long position, Identity... members) {
        return new Installed(1, view, position, List.of(members), List.of());
    }

    private static Delivered delivered(long position, ViewId view, Identity sender, long sequence) {
        MessageId id = new MessageId(sender.name() + "/1", sequence);
        return new Delivered(2, position, view, sender.name(), sender.incarnation(), id, true);
    }

    private static Verdict judge(List<Event> one, List<Event> two, Circumstances circumstances) {
        return Verdict.of(
                List.of(new ProcessHistory("m1/1", true, one), new ProcessHistory("m2/1", true, two)), circumstances);
    }

    private static List<Event> changed(List<Event> events, int index, UnaryOperator<Event> change) {
        List<Event> copy = new ArrayList<>(events);
        copy.set(index, change.apply(copy.get(index)));
        return copy;
    }

    private static void assertFound(Verdict verdict, String promise) {
        assertThat(verdict.violations()).extracting(Violation::promise).contains(promise);
    }

    @Test
    void givesUpWhatOnlyTheLostMajorityHad() {
        Verdict verdict = judge(OF_ONE, OF_TWO, FORCED_ONCE);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.givenUp()).isEqualTo(1);
    }

    @Test
    void findsASecondGroupThatNobodyForced() {
        assertFound(judge(OF_ONE, OF_TWO, Circumstances.ORDINARY), "One quorum");
    }

    @Test
    void findsAnotherMessageWhereAllHadAgreed() {
        assertFound(
                judge(OF_ONE, changed(OF_TWO, 2, event -> delivered(1, OLD, THREE, 1)), FORCED_ONCE), "Total order");
    }

    /** Who went on had delivered it, with a majority, before that was lost. */
    @Test
    void findsAnotherMessageThatOneWhoGoesOnHadBeforeTheLoss() {
        List<Event> one = new ArrayList<>(OF_ONE);
        Event lost = one.remove(4);
        one.add(5, lost);
        assertFound(judge(one, OF_TWO, FORCED_ONCE), "Total order");
    }

    @Test
    void findsAnotherMessageWhereNobodyHadLostTheMajority() {
        List<Event> one = new ArrayList<>(OF_ONE);
        one.add(5, new Told(2, Told.QUORUM_REGAINED, "2/2"));
        assertFound(judge(one, OF_TWO, FORCED_ONCE), "Total order");
    }

    @Test
    void findsAnAcknowledgedMessageThatOneWhoGoesOnHasLost() {
        assertFound(
                judge(changed(OF_ONE, 8, event -> new Ended(3, 2, Outcome.DELIVERED, 3, "-")), OF_TWO, FORCED_ONCE),
                "No loss");
        List<Event> beyond = new ArrayList<>(OF_ONE);
        beyond.add(new Sent(5, 4));
        beyond.add(new Ended(5, 4, Outcome.DELIVERED, 9, "-"));
        Verdict verdict = judge(beyond, OF_TWO, FORCED_ONCE);
        assertFound(verdict, "No loss");
        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void findsAMessageOfAnExcludedMemberInTheGroupThatFollows() {
        List<Event> one = new ArrayList<>(OF_ONE);
        one.set(10, delivered(LOST_TO_TWO, FORCED, TWO, 2));
        assertFound(judge(one, OF_TWO, FORCED_ONCE), "Same view delivery");
    }

    @Test
    void findsAFailureForCertainOfWhatAGivenUpMemberDelivered() {
        assertFound(
                judge(
                        OF_ONE,
                        changed(OF_TWO, 4, event -> new Ended(2, 1, Outcome.NOT_DELIVERED, 0, "NO_QUORUM")),
                        FORCED_ONCE),
                "Honest outcome");
    }

    @Test
    void findsGivenUpMembersThatDisagree() {
        List<Event> three = List.of(
                installed(OLD, 0, ONE, TWO, THREE), delivered(1, OLD, ONE, 1), delivered(LAST_BEFORE, OLD, TWO, 2));
        Verdict verdict = Verdict.of(
                List.of(
                        new ProcessHistory("m1/1", true, OF_ONE),
                        new ProcessHistory("m2/1", true, OF_TWO),
                        new ProcessHistory("m3/1", false, three)),
                FORCED_ONCE);
        assertFound(verdict, "Total order");
    }

    @Test
    void findsAMessageThatNobodySentAmongWhatWasGivenUp() {
        assertFound(judge(OF_ONE, changed(OF_TWO, 3, event -> delivered(2, OLD, TWO, 7)), FORCED_ONCE), "Integrity");
    }

    @Test
    void findsANameThatIsTwiceInAView() {
        Event twice = installed(JOINED, 3, ONE, TWO, TWO_AGAIN);
        assertFound(judge(changed(OF_ONE, 12, event -> twice), OF_TWO, FORCED_ONCE), "Views");
    }
}
