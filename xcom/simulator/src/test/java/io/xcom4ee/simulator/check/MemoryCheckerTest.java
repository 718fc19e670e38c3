package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.LIST;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberReport.FoundingReport;
import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryCheckerTest {
    private static final int ROUNDS = 10;
    private static final int OPEN = 300;
    private static final int WINDOW = 1_000;
    private static final int CACHE = 2_000;
    private static final int MESSAGE = 500;
    private static final int PART = 100;
    private static final int PENDING = 5;
    private static final int BATCH = 2;
    private static final Limits LIMITS =
            new Limits(ROUNDS, MESSAGE, PART, 64, BATCH, OPEN, 10_000, PENDING, WINDOW, CACHE, 3);
    /** With the length that a batch keeps of each message. */
    private static final int VALUE = 40;

    private final MemoryChecker memory = new MemoryChecker(LIMITS, LIST.size(), ROUNDS);

    @BeforeEach
    void propose() {
        memory.installed(view(A, FIRST, 1, 0, A, B, C));
        memory.sent(A.id(), List.of(B.id()), proposal(batch(VALUE)));
    }

    private static Value batch(int bytes) {
        return new Batch(1, Payloads.of(List.of(new byte[bytes - 4])));
    }

    private static Frame proposal(Value value) {
        return new Frame(FIRST, new Message.Propose(1, 0, value));
    }

    private void report(int backlog, MemoryReport kept) {
        memory.reported(
                A.id(),
                new MemberReport(
                        Phase.ONLINE,
                        true,
                        List.of(),
                        Optional.empty(),
                        0,
                        backlog,
                        kept,
                        new FoundingReport(List.of(), 0, 0, 0)));
    }

    private void window(long bytes) {
        report(0, new MemoryReport(bytes, 0, 0, 0, 0));
    }

    private void own(long bytes) {
        report(0, new MemoryReport(0, bytes, 0, 0, 0));
    }

    private void incomplete(long bytes) {
        report(0, new MemoryReport(0, 0, 0, bytes, 0));
    }

    private void cache(long bytes) {
        report(0, new MemoryReport(0, 0, 0, 0, bytes));
    }

    private static void assertFound(String what, Runnable oneMore) {
        assertThatThrownBy(oneMore::run).isInstanceOf(Violation.class).hasMessageContaining(what);
    }

    @Test
    void findsMoreBroadcastsThanFit() {
        int most = PENDING + (ROUNDS + 1) * BATCH;
        report(most, MemoryReport.NOTHING);
        assertFound("broadcasts", () -> report(most + 1, MemoryReport.NOTHING));
    }

    @Test
    void findsMoreOfTheOthersThanTheWindowAndTheSlotsOfOneRound() {
        long most = WINDOW + 3 * VALUE;
        window(most);
        assertFound("bytes not delivered", () -> window(most + 1));
    }

    @Test
    void findsMoreOfItsOwnThanTwiceTheLimitAndOneValue() {
        long most = 2 * (OPEN + VALUE);
        own(most);
        assertFound("bytes of its own", () -> own(most + 1));
    }

    @Test
    void acceptsThatWhatHasRunIntoItsDeadlineKeepsItsSlotUntilAllAreDecided() {
        memory.failed(A.id(), new Output.Failed(1, true, Output.FailureCause.DEADLINE), 0);
        assertFound("bytes of its own", () -> own(2 * (OPEN + VALUE) + 1));
        memory.failed(A.id(), new Output.Failed(2, false, Output.FailureCause.DEADLINE), 0);
        long most = 2 * (OPEN + VALUE) + VALUE;
        own(most);
        assertFound("bytes of its own", () -> own(most + 1));
        own(0);
        assertFound("bytes of its own", () -> own(2 * (OPEN + VALUE) + 1));
    }

    @Test
    void acceptsThatAnOnlyLeaderProposesWhateverFitsIntoTheEventHorizon() {
        memory.installed(led(1));
        // Of such that the other limits do not let through.
        memory.sent(A.id(), List.of(B.id()), proposal(batch(4 * VALUE)));
        long most = (ROUNDS + 1L) * 4 * VALUE;
        own(most);
        assertFound("bytes of its own", () -> own(most + 1));
    }

    @Test
    void findsMoreOfItsOwnWhereAnotherOneLeads() {
        memory.installed(led(2));
        assertFound("bytes of its own", () -> own(2 * (OPEN + VALUE) + 1));
    }

    @Test
    void acceptsChangesOfTheGroupBesideIt() {
        Marker marker = new Marker(A.id(), 1);
        memory.sent(A.id(), List.of(B.id()), proposal(marker));
        long most = 2L * (OPEN + Math.max(VALUE, marker.sizeBytes())) + (ROUNDS + 1L) * marker.sizeBytes();
        own(most);
        assertFound("bytes of its own", () -> own(most + 1));
    }

    /** The number of a member is its place in the view. */
    private static Installation led(int leader) {
        Installation all = view(A, FIRST, 2, 0, A, B, C);
        return new Installation(A.id(), FIRST, FIRST, all.configuration().withLeader(leader), A, 0, 0);
    }

    @Test
    void findsMoreOfIncompleteMessagesThanOneOfEachMember() {
        long most = 3 * (MESSAGE + (MESSAGE / PART + 1) * 4);
        incomplete(most);
        assertFound("bytes of incomplete messages", () -> incomplete(most + 1));
    }

    @Test
    void findsMoreThatIsDeliveredThanTheCacheAndOneRound() {
        long most = CACHE + 3 * VALUE;
        cache(most);
        assertFound("bytes delivered", () -> cache(most + 1));
    }

    @Test
    void findsASurvivorThatBringsMoreThanAnybodyKeeps() {
        int most = (2 * WINDOW + (3 + ROUNDS + 1) * VALUE) / VALUE;
        memory.sent(A.id(), List.of(B.id()), promise(most));
        assertFound("bytes for a founding", () -> memory.sent(A.id(), List.of(B.id()), promise(most + 1)));
    }

    private static Frame promise(int values) {
        List<OldState.OwnedReport> reports = IntStream.rangeClosed(1, values)
                .mapToObj(round -> new OldState.OwnedReport(1, new SlotReport(round, false, Ballot.ZERO, batch(VALUE))))
                .toList();
        OldState old = new OldState(FIRST, new Slot(0, 1), 0, List.of(), ROUNDS, 1, reports);
        return new Frame(
                FIRST,
                new Message.FoundingPromise(
                        new FoundingBallot(2, A.id()), A, false, Optional.empty(), Optional.empty(), Optional.of(old)));
    }
}
