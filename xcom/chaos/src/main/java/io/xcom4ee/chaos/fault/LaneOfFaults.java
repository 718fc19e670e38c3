package io.xcom4ee.chaos.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** One lane: a fault for a while, a rest, the next fault. */
final class LaneOfFaults {
    /** Begins a fault, or cannot now and is asked again. */
    interface Beginning {
        Optional<Fault> begin(FaultKind kind) throws InterruptedException;
    }

    private record Present(FaultKind kind, Fault fault) {}

    /** How much longer than drawn a fault lasts if it has hit nothing yet; enough for a process that is to come back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deck deck;
    private final Beginning beginning;
    private final FaultPlan plan;
    private final Random random;
    private final FaultLog log;
    private Optional<FaultKind> wanted = Optional.empty();
    private Optional<Present> present = Optional.empty();
    private long nextNanos;

    LaneOfFaults(Deck deck, Beginning beginning, FaultPlan plan, Random random, FaultLog log) {
        this.deck = deck;
        this.beginning = beginning;
        this.plan = plan;
        this.random = random;
        this.log = log;
        this.nextNanos = System.nanoTime() + drawNanos() / 2;
    }

    /** Whether a fault is due that could not begin yet. */
    boolean waits() {
        return wanted.isPresent() && present.isEmpty();
    }

    /** What goes on now. */
    Optional<FaultKind> active() {
        return present.map(Present::kind);
    }

    /**
     * Does what is due.
     *
     * @param mayBegin whether a new fault may begin now
     */
    void tick(boolean mayBegin) throws InterruptedException {
        if (deck.isEmpty()) {
            return;
        }
        if (present.isPresent()) {
            present.get().fault().tick();
        }
        if (System.nanoTime() < nextNanos) {
            return;
        }
        if (present.isPresent()) {
            endIfDone(present.get());
        } else if (mayBegin) {
            begin();
        }
    }

    private void begin() throws InterruptedException {
        FaultKind kind = wanted.isPresent() ? wanted.get() : deck.next();
        wanted = Optional.of(kind);
        present = beginning.begin(kind).map(fault -> new Present(kind, fault));
        if (present.isPresent()) {
            wanted = Optional.empty();
            long nanos = drawNanos();
            log.began(kind, nanos);
            nextNanos = System.nanoTime() + nanos;
        }
    }

    private void endIfDone(Present done) throws InterruptedException {
        boolean hit = done.fault().hasHit();
        if (hit) {
            log.hit(done.kind());
        } else if (System.nanoTime() - nextNanos < PATIENCE.toNanos()) {
            return;
        } else {
            log.missed(done.kind());
        }
        undo(done);
    }

    private void undo(Present done) throws InterruptedException {
        done.fault().end();
        present = Optional.empty();
        nextNanos = System.nanoTime() + drawNanos() / 2;
    }

    /** Ends what is there before its time, if there is anything. It counts if it has hit something. */
    void end() throws InterruptedException {
        if (present.isPresent()) {
            Present cut = present.get();
            if (cut.fault().hasHit()) {
                log.hit(cut.kind());
            }
            undo(cut);
        }
    }

    /** The square makes short times frequent and long ones rare. */
    private long drawNanos() {
        double drawn = random.nextDouble();
        long shortest = plan.shortest().toNanos();
        return shortest + (long) ((plan.longest().toNanos() - shortest) * drawn * drawn);
    }
}
