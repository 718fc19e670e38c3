package io.xcom4ee.simulator.exhaustive;

import static java.util.Comparator.naturalOrder;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.simulator.trace.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * What one process has told the world and its application so far: its votes, promises and claims, what it has delivered. Drawn
 * from what it puts out alone, never from what it holds.
 *
 * @param views what it has installed, by number
 * @param deliveries in order
 * @param values what it has proposed or asked others to accept
 * @param votes where it has told or counted a vote of its own
 * @param promises the highest ballot that it has promised or used, per slot
 * @param skipped own slots that it has claimed to be no-ops
 * @param learned what it has told others to be decided
 */
record Observed(
        Map<Long, Output.InstallView> views,
        List<Delivered> deliveries,
        Map<Vote, Value> values,
        TreeSet<Vote> votes,
        Map<Slot, Ballot> promises,
        TreeSet<Slot> skipped,
        Map<Slot, Value> learned) {

    static final Observed NOTHING = new Observed(
            new TreeMap<>(),
            List.of(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>());

    /** For the slot's value at this ballot. */
    record Vote(Slot slot, Ballot ballot) implements Comparable<Vote> {
        @Override
        public int compareTo(Vote other) {
            int bySlot = slot.compareTo(other.slot);
            return bySlot != 0 ? bySlot : ballot.compareTo(other.ballot);
        }
    }

    /** One message at the application. */
    record Delivered(long position, MemberId sender, String text) {}

    /** With what a process puts out in one more step. */
    Observed and(MemberId self, List<Output> outputs) {
        if (outputs.isEmpty()) {
            return this;
        }
        Observed next = new Observed(
                new TreeMap<>(views),
                new ArrayList<>(deliveries),
                new TreeMap<>(values),
                new TreeSet<>(votes),
                new TreeMap<>(promises),
                new TreeSet<>(skipped),
                new TreeMap<>(learned));
        outputs.forEach(output -> next.take(self, output));
        return next.equals(this) ? this : next;
    }

    private void take(MemberId self, Output output) {
        if (output instanceof Output.InstallView view) {
            install(view);
        } else if (output instanceof Output.Deliver deliver) {
            deliver(deliver);
        } else if (output instanceof Output.Send send) {
            send(self, send.frame().message());
        }
    }

    private void install(Output.InstallView view) {
        long number = view.configuration().number();
        Unsafe.when(!views.isEmpty() && !views.containsKey(number - 1), "a view is left out", view);
        Unsafe.when(views.put(number, view) != null, "a view is installed twice", view);
        Unsafe.when(
                !deliveries.isEmpty() && deliveries.get(deliveries.size() - 1).position() != view.position(),
                "a view is installed elsewhere than behind the last message",
                view);
    }

    private void deliver(Output.Deliver deliver) {
        long position = deliver.firstPosition();
        for (byte[] payload : deliver.payloads()) {
            Delivered delivered = new Delivered(position, deliver.sender().id(), Wording.text(payload));
            for (Delivered before : deliveries) {
                Unsafe.when(before.text().equals(delivered.text()), "a message is delivered twice", delivered);
            }
            Unsafe.when(
                    !deliveries.isEmpty()
                            && deliveries.get(deliveries.size() - 1).position() != position - 1,
                    "a position is left out",
                    delivered);
            deliveries.add(delivered);
            position++;
        }
    }

    private void send(MemberId self, Message message) {
        if (message instanceof Message.Propose propose) {
            Slot slot = new Slot(propose.round(), number(self));
            boolean again = votes.contains(new Vote(slot, Ballot.ZERO));
            Unsafe.when(!again && promises.containsKey(slot), "an owner proposes where it has promised", propose);
            vote(slot, Ballot.ZERO, propose.value());
            skip(slot.owner(), propose.previousRound(), propose.round() - 1);
        } else if (message instanceof Message.Progress progress) {
            progress.intervals().forEach(this::vote);
            skip(number(self), progress.skippedAbove(), progress.skippedTo());
        } else if (message instanceof Message.Prepare prepare) {
            for (long round = prepare.fromRound(); round <= prepare.toRound(); round++) {
                // Sent again it may be older than what was promised since.
                promises.merge(
                        new Slot(round, prepare.owner()), prepare.ballot(), BinaryOperator.maxBy(naturalOrder()));
            }
        } else if (message instanceof Message.Promise promise) {
            promise(promise);
        } else if (message instanceof Message.Accept accept) {
            accept(accept);
        } else if (message instanceof Message.Accepted accepted) {
            for (long round = accepted.fromRound(); round <= accepted.toRound(); round++) {
                Slot slot = new Slot(round, accepted.owner());
                Unsafe.when(
                        promises.getOrDefault(slot, Ballot.ZERO).compareTo(accepted.ballot()) > 0,
                        "a vote below the promise",
                        accepted);
                promises.put(slot, accepted.ballot());
                votes.add(new Vote(slot, accepted.ballot()));
            }
        } else if (message instanceof Message.Learn learn) {
            for (long round = learn.fromRound(); round <= learn.toRound(); round++) {
                learn(new Slot(round, learn.owner()), Values.at(learn.values(), round));
            }
        }
    }

    private void accept(Message.Accept accept) {
        for (long round = accept.fromRound(); round <= accept.toRound(); round++) {
            Slot slot = new Slot(round, accept.owner());
            values.put(new Vote(slot, accept.ballot()), Values.at(accept.values(), round));
            // Whoever asks accepts too, unless it has promised somebody else's ballot since.
            if (promises.getOrDefault(slot, Ballot.ZERO).compareTo(accept.ballot()) <= 0) {
                votes.add(new Vote(slot, accept.ballot()));
            }
        }
    }

    private void vote(Slot slot, Ballot ballot, Value value) {
        Value before = values.put(new Vote(slot, ballot), value);
        Unsafe.when(before != null && !before.equals(value), "two values are proposed in one slot", slot);
        votes.add(new Vote(slot, ballot));
    }

    private void vote(AcceptedInterval interval) {
        for (long round = interval.base(); round <= interval.upTo(); round++) {
            votes.add(new Vote(new Slot(round, interval.owner()), Ballot.ZERO));
        }
    }

    /** A decided slot is told, not promised: it can change no more. */
    private void promise(Message.Promise promise) {
        for (long round = promise.fromRound(); round <= promise.toRound(); round++) {
            Slot slot = new Slot(round, promise.owner());
            Optional<SlotReport> decided = promise.reports().stream()
                    .filter(report -> report.decided() && report.round() == slot.round())
                    .findFirst();
            decided.ifPresentOrElse(report -> learn(slot, report.value()), () -> promise(slot, promise.ballot()));
        }
    }

    private void promise(Slot slot, Ballot ballot) {
        Unsafe.when(promises.getOrDefault(slot, Ballot.ZERO).compareTo(ballot) > 0, "a promise falls", slot);
        promises.put(slot, ballot);
    }

    private void skip(int owner, long above, long to) {
        for (long round = above + 1; round <= to; round++) {
            skipped.add(new Slot(round, owner));
        }
    }

    private void learn(Slot slot, Value value) {
        Value before = learned.put(slot, value);
        Unsafe.when(before != null && !before.equals(value), "two values are told to be decided", slot);
    }

    /** The number that this process has in its group. */
    private int number(MemberId self) {
        return views.values().stream()
                .flatMap(view -> view.configuration().member(self).stream())
                .map(ConfiguredMember::number)
                .findFirst()
                .orElseThrow(() -> new Unsafe("a process without a view speaks as a member", self));
    }

    /** The configurations that it has come to. */
    List<Configuration> configurations() {
        return views.values().stream().map(Output.InstallView::configuration).toList();
    }

    /** What a list of values that leaves out no-ops says. */
    static final class Values {
        private Values() {}

        static Value at(List<RoundValue> values, long round) {
            for (RoundValue value : values) {
                if (value.round() == round) {
                    return value.value();
                }
            }
            return NoOp.NO_OP;
        }
    }
}
