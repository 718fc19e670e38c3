package io.xcom4ee.engine;

import io.xcom4ee.api.CommandException;
import io.xcom4ee.api.CommandOutcomeUnknownException;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's commands on their way to the protocol, and the stages that wait for their outcomes. Stages end on the
 * application's executor. Confined to the member's event loop, but for the methods that say otherwise.
 */
final class CommandDesk {
    /** Administrators are few: whoever has more commands waiting than this does something wrong. */
    private static final int ARRIVING_MAX = 64;

    private final ApplicationExecutor executor;
    private final LongSupplier clockMicros;
    private final Queue<Given> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicLong refusedCount = new AtomicLong();
    private final AtomicLong unknownCount = new AtomicLong();
    private final Map<Long, Given> open = new TreeMap<>();
    private final List<Runnable> decided = new ArrayList<>();
    private final Timing done = new Timing();
    private long lastToken;

    /** A command and the stage that waits for its outcome. */
    record Given(Command command, long startedMicros, long deadlineMicros, CompletableFuture<Void> outcome) {}

    CommandDesk(ApplicationExecutor executor, LongSupplier clockMicros) {
        this.executor = executor;
        this.clockMicros = clockMicros;
    }

    /** How many have no outcome yet. */
    int openCount() {
        return arrivals.get() + open.size();
    }

    /** How many the protocol has taken so far. */
    long takenCount() {
        return lastToken;
    }

    /** How long those took that were carried out, until their effect at this member. */
    Timing.Sums done() {
        return done.sums();
    }

    /** How many have changed nothing, whether the protocol was asked or not. */
    long refusedCount() {
        return refusedCount.get();
    }

    /** Of how many nobody knows what became of them. */
    long unknownCount() {
        return unknownCount.get();
    }

    /** Called by any thread. False if too many wait: nothing was taken. */
    boolean offer(Given given) {
        if (arrivals.incrementAndGet() > ARRIVING_MAX) {
            arrivals.decrementAndGet();
            return false;
        }
        arriving.add(given);
        return true;
    }

    /** Called by any thread. */
    void refuse(Given given, CommandException failure) {
        count(failure);
        executor.execute(() -> given.outcome().completeExceptionally(failure));
    }

    /** Gives the protocol what has arrived, as long as it runs: a command may be what ends it. */
    void takeArrivals(BooleanSupplier isRunning, Consumer<Input> protocol) {
        Given given = isRunning.getAsBoolean() ? next() : null;
        while (given != null) {
            lastToken++;
            open.put(lastToken, given);
            protocol.accept(new Input.Command(lastToken, given.command(), given.deadlineMicros()));
            given = isRunning.getAsBoolean() ? next() : null;
        }
    }

    /** Refuses what has arrived: there is no protocol to give it to. */
    void refuseArrivals(CommandException failure) {
        Given given = next();
        while (given != null) {
            refuse(given, failure);
            given = next();
        }
    }

    private void count(CommandException failure) {
        (failure instanceof CommandOutcomeUnknownException ? unknownCount : refusedCount).incrementAndGet();
    }

    private @Nullable Given next() {
        Given given = arriving.poll();
        if (given != null) {
            arrivals.decrementAndGet();
        }
        return given;
    }

    void done(Output.CommandDone carriedOut) {
        Given given = open.remove(carriedOut.token());
        if (given != null) {
            done.add(clockMicros.getAsLong() - given.startedMicros());
            decided.add(() -> given.outcome().complete(null));
        }
    }

    void refused(Output.CommandRefused refused) {
        fail(refused.token(), CommandFailures.refused(refused.command(), refused.refusal()));
    }

    void unknown(Output.CommandUnknown unknown) {
        fail(unknown.token(), CommandFailures.unknown(CommandFailures.reason(unknown.reason())));
    }

    private void fail(long token, CommandException failure) {
        Given given = open.remove(token);
        if (given != null) {
            count(failure);
            decided.add(() -> given.outcome().completeExceptionally(failure));
        }
    }

    /** Tells the outcomes of a turn when it ends: whoever hears of one finds the status as it is then. */
    void flush() {
        decided.forEach(executor::execute);
        decided.clear();
    }

    /** The incarnation that has taken these is no more: what it has not answered nobody knows. */
    void failAll(CommandException failure) {
        open.values().forEach(given -> refuse(given, failure));
        open.clear();
    }
}
