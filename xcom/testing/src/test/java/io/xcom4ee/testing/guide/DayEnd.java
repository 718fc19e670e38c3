package io.xcom4ee.testing.guide;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.PrimaryTerm;
import java.util.Optional;

/** Closes the books, on one server only. */
public class DayEnd {
    private final GroupChannel channel;
    private final Ledger ledger;

    public DayEnd(GroupChannel channel, Ledger ledger) {
        this.channel = channel;
        this.ledger = ledger;
    }

    /** The term in which this server is the primary; empty if it is not. */
    public Optional<PrimaryTerm> term() {
        return channel.status().primaryTerm().filter(PrimaryTerm::held);
    }

    public void close(PrimaryTerm term, String day) {
        ledger.write(term.fencingToken(), day);
    }
}
