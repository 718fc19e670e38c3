package io.xcom4ee.chaos.check;

import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.MessageId;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one sequence that all processes deliver pieces of. In a run either a majority keeps its memory at any time or those
 * that are left are forced to go on, so positions never begin anew and one map by position is enough. Beside it lies what was
 * given up with a majority.
 */
final class Sequence {
    static final String PROMISE = "Total order";

    private record Place(UUID group, long position) {}

    private final Findings findings;
    private final TreeMap<Long, Delivered> byPosition = new TreeMap<>();
    private final Map<Place, Delivered> givenUp = new HashMap<>();
    private final Set<MessageId> givenUpIds = new HashSet<>();

    private Sequence(Findings findings) {
        this.findings = findings;
    }

    /** Puts the pieces together; where they do not fit the first one counts. */
    static Sequence of(List<ProcessHistory> histories, Succession succession, Findings findings) {
        Sequence sequence = new Sequence(findings);
        List<Runnable> doubtful = new ArrayList<>();
        for (ProcessHistory history : histories) {
            List<Delivered> beyond = sequence.addPromised(history, succession);
            doubtful.add(() -> sequence.addBeyond(history.process(), beyond));
        }
        doubtful.forEach(Runnable::run);
        return sequence;
    }

    /** Adds what is promised about, and returns the rest. */
    private List<Delivered> addPromised(ProcessHistory history, Succession succession) {
        List<Delivered> beyond = new ArrayList<>();
        Optional<Identity> self = Optional.empty();
        for (Event event : history.events()) {
            if (event instanceof Installed installed) {
                self = Succession.self(history, installed);
            } else if (event instanceof Delivered delivered) {
                if (succession.isBeyondPromises(delivered.view(), self, delivered.position())) {
                    beyond.add(delivered);
                } else {
                    add(history.process(), delivered);
                }
            }
        }
        return beyond;
    }

    private void add(String process, Delivered delivered) {
        compare(process, delivered, byPosition.putIfAbsent(delivered.position(), delivered));
    }

    /** What the others have as well is no loss; from the first difference on everything of that group is. */
    private void addBeyond(String process, List<Delivered> beyond) {
        Set<UUID> parted = new HashSet<>();
        for (Delivered delivered : beyond) {
            UUID group = delivered.view().groupIncarnation();
            Delivered known = byPosition.get(delivered.position());
            if (parted.contains(group) || known == null || !isSame(known, delivered)) {
                parted.add(group);
                givenUpIds.add(delivered.id());
                compare(process, delivered, givenUp.putIfAbsent(new Place(group, delivered.position()), delivered));
            }
        }
    }

    private void compare(String process, Delivered delivered, @Nullable Delivered known) {
        findings.require(
                known == null || isSame(known, delivered),
                PROMISE,
                process + " delivered " + delivered + ", another process " + known);
    }

    private static boolean isSame(Delivered one, Delivered other) {
        return one.id().equals(other.id())
                && one.view().equals(other.view())
                && one.sender().equals(other.sender())
                && one.incarnation().equals(other.incarnation());
    }

    /** In the order of positions. */
    Collection<Delivered> inOrder() {
        return byPosition.values();
    }

    /** What only those have delivered that were given up. */
    Collection<Delivered> givenUp() {
        return givenUp.values();
    }

    /** Whether somebody who was given up has delivered this, and the group has not there. */
    boolean isGivenUp(MessageId id) {
        return givenUpIds.contains(id);
    }

    /** Of the last message that anybody delivered; 0 if there is none. */
    long lastPosition() {
        return byPosition.isEmpty() ? 0 : byPosition.lastKey();
    }
}
