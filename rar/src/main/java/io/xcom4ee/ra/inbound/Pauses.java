package io.xcom4ee.ra.inbound;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Lets something happen later, by one timer of the server's that exists only if it is needed. Thread-safe. */
public final class Pauses {
    private static final Logger LOGGER = System.getLogger(Pauses.class.getName());

    private final BootstrapContext context;
    private @Nullable Timer timer;
    private boolean stopped;

    /** Asks the server for nothing yet. */
    public Pauses(BootstrapContext context) {
        this.context = context;
    }

    /** Runs a task that must be short, unless it is cancelled before, or the adapter has stopped. */
    synchronized TimerTask after(Duration pause, Runnable task) {
        TimerTask scheduled = new TimerTask() {
            @Override
            public void run() {
                task.run();
            }
        };
        if (!stopped) {
            schedule(scheduled, Math.max(1, pause.toMillis()));
        }
        return scheduled;
    }

    private void schedule(TimerTask scheduled, long millis) {
        try {
            timer().schedule(scheduled, millis);
        } catch (IllegalStateException ended) {
            LOGGER.log(Logger.Level.DEBUG, "an error has ended the timer, there is another one", ended);
            timer = null;
            timer().schedule(scheduled, millis);
        }
    }

    private Timer timer() {
        Timer made = timer;
        if (made == null) {
            try {
                made = context.createTimer();
            } catch (UnavailableException e) {
                LOGGER.log(Logger.Level.DEBUG, "the server has no timer, there is one of our own", e);
                made = new Timer("xcom-pauses", true);
            }
            timer = made;
        }
        return made;
    }

    /** Forgets what was cancelled: a pause may be long, and what waits for it keeps an application in memory. */
    synchronized void purge() {
        if (timer != null) {
            timer.purge();
        }
    }

    /** The adapter stops: nothing happens any more. */
    public synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
