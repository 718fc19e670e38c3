package io.xcom4ee.ra.inbound;

import io.xcom4ee.ra.message.AdapterMessage;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets something happen later, by one timer of the server's that exists only if it is needed. If that timer ends, what waits for
 * it is given to another one, and begins its pause anew. Thread-safe.
 */
public final class Pauses {
    private static final Logger LOGGER = System.getLogger(Pauses.class.getName());

    /** So that a fault that stays does not keep a thread busy. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private static final long BETWEEN_LOOKS_NANOS = Duration.ofSeconds(1).toNanos();

    private final BootstrapContext context;
    private final Duration afterFault;
    private final LongSupplier nanos;

    /** What has neither happened nor been cancelled. Guarded by this, as the rest. */
    private final Set<Pause> waiting = new LinkedHashSet<>();

    private @Nullable Timer timer;

    /** When the timer was last looked at, if it was. */
    private @Nullable Long lookedNanos;

    private boolean stopped;

    /** Asks the server for nothing yet. */
    public Pauses(BootstrapContext context) {
        this(context, AFTER_FAULT, System::nanoTime);
    }

    Pauses(BootstrapContext context, Duration afterFault, LongSupplier nanos) {
        this.context = context;
        this.afterFault = afterFault;
        this.nanos = nanos;
    }

    /** How long whoever has met a fault waits before it tries again. */
    Duration afterFault() {
        return afterFault;
    }

    /** Something that happens later, once. */
    final class Pause {
        private final long millis;
        private final Runnable task;

        /** That has been given to {@link #on}, if any has. Guarded by the pauses. */
        private @Nullable TimerTask given;

        private @Nullable Timer on;

        private Pause(long millis, Runnable task) {
            this.millis = millis;
            this.task = task;
        }

        private void giveTo(Timer to) {
            if (on == to) {
                return;
            }
            TimerTask next = new TimerTask() {
                @Override
                public void run() {
                    end();
                }
            };
            to.schedule(next, millis);
            given = next;
            on = to;
        }

        /** Nothing that is thrown may end the timer, which is everybody's. */
        private void end() {
            if (!forget(this)) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException | Error fault) {
                LOGGER.log(AdapterMessage.PAUSE_FAULT.level(), AdapterMessage.PAUSE_FAULT.text(), fault);
            }
        }

        /** It does not happen any more. A pause may be long, and what waits for it keeps an application in memory. */
        void cancel() {
            synchronized (Pauses.this) {
                if (forget(this) && given != null && on != null) {
                    given.cancel();
                    on.purge();
                }
            }
        }

        /** Whether it has neither happened nor been cancelled. */
        boolean waits() {
            synchronized (Pauses.this) {
                return waiting.contains(this);
            }
        }
    }

    private synchronized boolean forget(Pause pause) {
        return waiting.remove(pause);
    }

    /** Runs a task that must be short, unless it is cancelled before, or the adapter has stopped. */
    synchronized Pause after(Duration pause, Runnable task) {
        Pause added = new Pause(Math.max(1, pause.toMillis()), task);
        if (!stopped) {
            waiting.add(added);
            try {
                give();
            } catch (RuntimeException | Error noTimer) {
                waiting.remove(added);
                throw noTimer;
            }
        }
        return added;
    }

    /**
     * Looks whether the timer still lives, and replaces it if it does not: a timer that ends says so to nobody. Does nothing if
     * nothing waits, or if it has looked within the last second: each look is a task for the timer, and each event that comes during a
     * pause asks for one.
     */
    synchronized void look() {
        long now = nanos.getAsLong();
        boolean looked = lookedNanos != null && now - lookedNanos < BETWEEN_LOOKS_NANOS;
        if (stopped || waiting.isEmpty() || looked) {
            return;
        }
        lookedNanos = now;
        Timer current = timer;
        if (current != null) {
            TimerTask nothing = new TimerTask() {
                @Override
                public void run() {
                    // That it was taken says all.
                }
            };
            try {
                current.schedule(nothing, 0);
            } catch (IllegalStateException ended) {
                replace(current, ended);
            }
        }
        give();
    }

    private void give() {
        Timer current = timer();
        try {
            waiting.forEach(pause -> pause.giveTo(current));
        } catch (IllegalStateException ended) {
            Timer next = replace(current, ended);
            waiting.forEach(pause -> pause.giveTo(next));
        }
    }

    private Timer replace(Timer dead, IllegalStateException why) {
        LOGGER.log(Logger.Level.DEBUG, "the timer has ended, there is another one", why);
        timer = null;
        Timer next = timer();
        if (next == dead) { // The server has no other one.
            next = ownTimer();
            timer = next;
        }
        return next;
    }

    private Timer timer() {
        Timer made = timer;
        if (made == null) {
            try {
                made = context.createTimer();
            } catch (UnavailableException e) {
                LOGGER.log(Logger.Level.DEBUG, "the server has no timer, there is one of our own", e);
                made = ownTimer();
            }
            timer = made;
        }
        return made;
    }

    private static Timer ownTimer() {
        return new Timer("xcom-pauses", true);
    }

    /** The adapter stops: nothing happens any more. */
    public synchronized void stop() {
        stopped = true;
        waiting.clear();
        if (timer != null) {
            timer.cancel();
        }
    }
}
