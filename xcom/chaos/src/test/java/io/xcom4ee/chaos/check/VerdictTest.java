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

/** A good run of two members, and each way to spoil it. */
class VerdictTest {
    private static final UUID GROUP = new UUID(0, 1);
    private static final Identity ONE = new Identity("m1", new UUID(1, 1));
    private static final Identity TWO = new Identity("m2", new UUID(2, 1));
    private static final Identity TWO_AGAIN = new Identity("m2", new UUID(2, 2));
    private static final ViewId FIRST = new ViewId(GROUP, 1, 1);
    private static final ViewId SECOND = new ViewId(GROUP, 1, 2);

    private static final List<Event> OF_ONE = List.of(
            installed(FIRST, 0, ONE, TWO),
            new Sent(1, 1),
            new Sent(1, 2),
            new Sent(1, 3),
            delivered(1, FIRST, "m1", ONE, 1),
            delivered(2, FIRST, "m2", TWO, 1),
            delivered(3, FIRST, "m1", ONE, 2),
            new Ended(2, 1, Outcome.DELIVERED, 1, "-"),
            new Ended(2, 2, Outcome.DELIVERED, 3, "-"),
            new Ended(2, 3, Outcome.NOT_DELIVERED, 0, "NO_QUORUM"));
    private static final List<Event> OF_TWO = List.of(
            installed(FIRST, 0, ONE, TWO),
            new Sent(1, 1),
            delivered(1, FIRST, "m1", ONE, 1),
            delivered(2, FIRST, "m2", TWO, 1),
            delivered(3, FIRST, "m1", ONE, 2),
            new Ended(2, 1, Outcome.UNKNOWN, 0, "DEADLINE"));

    private static Installed installed(ViewId view, long position, Identity... members) {
        return new Installed(1, view, position, List.of(members), List.of());
    }

    private static Delivered delivered(long position, ViewId view, String name, Identity sender, long sequence) {
        return new Delivered(2, position, view, name, sender.incarnation(), new MessageId(name + "/1", sequence), true);
    }

    private static Verdict judge(List<Event> one, List<Event> two) {
        return Verdict.of(List.of(new ProcessHistory("m1/1", true, one), new ProcessHistory("m2/1", true, two)));
    }

    private static List<Event> changed(List<Event> events, int index, UnaryOperator<Event> change) {
        List<Event> copy = new ArrayList<>(events);
        copy.set(index, change.apply(copy.get(index)));
        return copy;
    }

    private static List<Event> longer(List<Event> events, Event... more) {
        List<Event> copy = new ArrayList<>(events);
        copy.addAll(List.of(more));
        return copy;
    }

    private static void assertFound(Verdict verdict, String promise) {
        assertThat(verdict.violations()).extracting(Violation::promise).contains(promise);
        assertThat(verdict.count()).isPositive();
    }

    @Test
    void findsNothingInAGoodRun() {
        Verdict verdict = judge(OF_ONE, OF_TWO);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.sent()).isEqualTo(4);
        assertThat(verdict.acknowledged()).isEqualTo(2);
        assertThat(verdict.notDelivered()).isEqualTo(1);
        assertThat(verdict.unknown()).isEqualTo(1);
        assertThat(verdict.delivered()).isEqualTo(3);
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.views()).isEqualTo(1);
    }

    @Test
    void letsAJoinerBeginAtItsFirstView() {
        List<Event> one =
                longer(OF_ONE, installed(SECOND, 3, ONE, TWO_AGAIN), delivered(4, SECOND, "m2", TWO_AGAIN, 2));
        List<Event> two = List.of(
                installed(FIRST, 0, ONE, TWO),
                new Sent(1, 1),
                new Sent(1, 2),
                delivered(1, FIRST, "m1", ONE, 1),
                installed(SECOND, 3, ONE, TWO_AGAIN),
                delivered(4, SECOND, "m2", TWO_AGAIN, 2),
                new Ended(2, 1, Outcome.UNKNOWN, 0, "EXPELLED"),
                new Ended(2, 2, Outcome.DELIVERED, 4, "-"));
        assertThat(judge(one, two).violations()).isEmpty();
    }

    @Test
    void findsAnotherMessageAtAPosition() {
        assertFound(judge(OF_ONE, changed(OF_TWO, 4, event -> delivered(3, FIRST, "m1", ONE, 3))), "Total order");
    }

    @Test
    void findsAnotherViewAtAPosition() {
        assertFound(judge(OF_ONE, changed(OF_TWO, 4, event -> delivered(3, SECOND, "m1", ONE, 2))), "Total order");
    }

    @Test
    void findsAGap() {
        List<Event> two = new ArrayList<>(OF_TWO);
        two.remove(3);
        assertFound(judge(OF_ONE, two), "No gaps");
    }

    @Test
    void findsAMessageThatOneWhoStaysLacks() {
        List<Event> two = new ArrayList<>(OF_TWO);
        two.remove(4);
        Verdict verdict = judge(OF_ONE, two);
        assertFound(verdict, "No loss");
        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void allowsAKilledProcessToLackTheEndAndOutcomes() {
        List<Event> two = OF_TWO.subList(0, 4);
        assertThat(Verdict.of(List.of(new ProcessHistory("m1/1", true, OF_ONE), new ProcessHistory("m2/1", false, two)))
                        .violations())
                .isEmpty();
    }

    @Test
    void findsAnAcknowledgedMessageThatNobodyDelivered() {
        Verdict verdict = judge(longer(OF_ONE, new Sent(1, 4), new Ended(2, 4, Outcome.DELIVERED, 4, "-")), OF_TWO);
        assertFound(verdict, "No loss");
        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void findsAnAcknowledgementOfAnotherPosition() {
        assertFound(judge(changed(OF_ONE, 8, event -> new Ended(2, 2, Outcome.DELIVERED, 2, "-")), OF_TWO), "No loss");
    }

    @Test
    void findsAMessageThatWasCertainlyNotDelivered() {
        assertFound(
                judge(changed(OF_ONE, 8, event -> new Ended(2, 2, Outcome.NOT_DELIVERED, 0, "DEADLINE")), OF_TWO),
                "Honest outcome");
    }

    @Test
    void findsSilenceAndTalkativeness() {
        assertFound(judge(OF_ONE.subList(0, 9), OF_TWO), "Honest outcome");
        assertFound(judge(longer(OF_ONE, new Ended(3, 1, Outcome.DELIVERED, 1, "-")), OF_TWO), "Honest outcome");
    }

    @Test
    void findsADuplicate() {
        Event again = delivered(4, FIRST, "m2", TWO, 1);
        assertFound(judge(longer(OF_ONE, again), longer(OF_TWO, again)), "Integrity");
    }

    @Test
    void findsWhatNobodySent() {
        Event foreign = delivered(4, FIRST, "m2", TWO, 7);
        assertFound(judge(longer(OF_ONE, foreign), longer(OF_TWO, foreign)), "Integrity");
    }

    @Test
    void findsOtherBytesAndAnotherSender() {
        assertFound(
                judge(OF_ONE, changed(OF_TWO, 4, event -> {
                    Delivered good = (Delivered) event;
                    return new Delivered(2, 3, FIRST, "m1", good.incarnation(), good.id(), false);
                })),
                "Integrity");
        UnaryOperator<Event> asOfTwo =
                event -> new Delivered(2, 3, FIRST, "m2", TWO.incarnation(), new MessageId("m1/1", 2), true);
        assertFound(judge(changed(OF_ONE, 6, asOfTwo), changed(OF_TWO, 4, asOfTwo)), "Integrity");
    }

    @Test
    void findsMessagesOutOfTheirSendersOrder() {
        UnaryOperator<Event> second = event -> delivered(1, FIRST, "m1", ONE, 2);
        UnaryOperator<Event> first = event -> delivered(3, FIRST, "m1", ONE, 1);
        assertFound(
                judge(changed(changed(OF_ONE, 4, second), 6, first), changed(changed(OF_TWO, 2, second), 4, first)),
                "FIFO");
    }

    @Test
    void findsViewsThatDiffer() {
        assertFound(judge(OF_ONE, changed(OF_TWO, 0, event -> installed(FIRST, 0, TWO, ONE))), "Views");
        assertFound(judge(longer(OF_ONE, installed(FIRST, 3, ONE, TWO)), OF_TWO), "Views");
        assertFound(judge(longer(OF_ONE, installed(SECOND, 3, TWO)), OF_TWO), "Views");
    }

    @Test
    void findsAViewInTheWrongPlace() {
        assertFound(judge(longer(OF_ONE, installed(SECOND, 2, ONE, TWO)), OF_TWO), "Same view delivery");
        assertFound(judge(longer(OF_ONE, delivered(4, SECOND, "m1", ONE, 3)), OF_TWO), "Same view delivery");
    }

    @Test
    void findsAMemberThatStoppedOrLostItsListener() {
        assertFound(judge(longer(OF_ONE, new Told(3, Told.PHASE, "FAILED")), OF_TWO), "Invariants");
        assertFound(judge(longer(OF_ONE, new Told(3, Told.OVERRUN, "-")), OF_TWO), "Hand-over");
    }

    private static Verdict judgeCalmSince(long nanos, List<Event> one) {
        return Verdict.of(
                List.of(new ProcessHistory("m1/1", true, one), new ProcessHistory("m2/1", false, OF_TWO)),
                new Circumstances(OptionalLong.of(nanos), 0));
    }

    @Test
    void findsAHealedGroupThatRefusesEverything() {
        List<Event> refused = longer(OF_ONE, new Sent(10, 4), new Ended(11, 4, Outcome.NOT_DELIVERED, 0, "NO_QUORUM"));
        assertFound(judgeCalmSince(10, refused), "Liveness");
        // Refused while it was not yet calm: that is honest.
        List<Event> delivered = longer(
                refused,
                new Sent(20, 5),
                delivered(4, FIRST, "m1", ONE, 5),
                new Ended(21, 5, Outcome.DELIVERED, 4, "-"));
        assertThat(judgeCalmSince(20, delivered).violations()).isEmpty();
    }

    @Test
    void findsAHealedGroupThatKnowsNoOutcome() {
        assertFound(
                judgeCalmSince(10, longer(OF_ONE, new Sent(10, 4), new Ended(11, 4, Outcome.UNKNOWN, 0, "DEADLINE"))),
                "Liveness");
    }

    @Test
    void findsAMemberThatBroadcastsNothingWhenEverythingIsHealed() {
        assertFound(judgeCalmSince(10, OF_ONE), "Liveness");
    }

    @Test
    void tellsOfEachPromiseOnlyTheFirstViolations() {
        List<Event> twice = new ArrayList<>(OF_ONE);
        for (long position = 4; position < 24; position++) {
            twice.add(delivered(position, FIRST, "m1", ONE, 2));
        }
        Verdict verdict = judge(twice, OF_TWO);
        assertThat(verdict.count()).isGreaterThan(20);
        assertThat(verdict.violations()).hasSizeLessThan(20);
    }
}
