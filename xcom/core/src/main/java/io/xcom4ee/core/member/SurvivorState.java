package io.xcom4ee.core.member;

import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.OldState.OwnedReport;
import io.xcom4ee.core.paxos.Acceptor;
import io.xcom4ee.core.paxos.Lane;
import java.util.ArrayList;
import java.util.List;

/**
 * What a survivor brings to a founding: everything that is not delivered yet, and of what it has delivered before only the
 * newest part, so that it can be sent. A survivor that lags behind that part cannot go on in the new group and joins it;
 * the group loses nothing by that, since the one that brings the history has delivered it or has joined behind it.
 *
 * <p>Confined to: the member's event loop.
 */
final class SurvivorState {
    private final GroupState state;

    SurvivorState(GroupState state) {
        this.state = state;
    }

    /** What it has from this round on, at most. */
    OldState from(long fromRound) {
        long from = historyFrom(fromRound);
        long retainedFrom = from > fromRound ? from : 0;
        List<OwnedReport> reports = new ArrayList<>();
        for (Lane lane : state.lanes()) {
            // A lane that began later than the others holds everything from its beginning on.
            retainedFrom = Math.max(retainedFrom, lane.retainedFrom() == lane.firstRound() ? 0 : lane.retainedFrom());
            Acceptor.reports(lane, from, lane.end() - 1)
                    .forEach(report -> reports.add(new OwnedReport(lane.owner(), report)));
        }
        return new OldState(
                state.group(),
                state.cursor().delivered(state.configuration()),
                state.sequencer().position(),
                state.sequencer()
                        .nextSequences(
                                state.configurations().from(state.cursor().round())),
                retainedFrom,
                state.configurations().newest().protocolVersion(),
                reports);
    }

    /** From where on the delivered values together are no larger than a window. */
    private long historyFrom(long fromRound) {
        long from = state.cursor().round();
        long bytes = 0;
        while (from > fromRound) {
            for (Lane lane : state.lanes()) {
                bytes += lane.sizeBytes(from - 1);
            }
            if (bytes > state.settings().limits().windowBytesMax()) {
                break;
            }
            from--;
        }
        return Math.max(from, fromRound);
    }
}
