package io.xcom4ee.it.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The only place that waits: looks again and again until what it sees is enough. A limit is only there to end a test that
 * has failed; no test passes or fails because of how fast something was.
 */
public final class Waiting {
    private static final Logger LOGGER = System.getLogger(Waiting.class.getName());
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final int SHOWN_CHARACTERS_MAX = 500;
    private static final long TELL_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final ScheduledExecutorService LOOKER = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "looker");
        thread.setDaemon(true);
        return thread;
    });

    private Waiting() {}

    /**
     * What was seen when it was enough.
     *
     * @param what is waited for, for the log
     * @param look asks; an {@link IOException} means that there is no answer yet, anything else ends the waiting
     */
    public static <T> T until(String what, Duration limit, Callable<T> look, Predicate<? super T> enough) {
        LOGGER.log(Level.INFO, "Waiting until {0}", what);
        Look<T> looking = new Look<>(what, look, enough);
        var repeated = LOOKER.scheduleWithFixedDelay(looking::once, 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return looking.found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not within " + limit + ": " + what + "; last seen: " + looking.last, e);
        } catch (ExecutionException e) {
            throw new AssertionError("while waiting until " + what + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting until " + what, e);
        } finally {
            repeated.cancel(true);
        }
    }

    /** Confined to: the looking thread, but for {@code found} and {@code last}. */
    private static final class Look<T> {
        private final String what;
        private final Callable<T> look;
        private final Predicate<? super T> enough;
        private final CompletableFuture<T> found = new CompletableFuture<>();
        private final long startNanos = System.nanoTime();
        private long toldNanos = startNanos;
        private volatile String last = "nothing";

        Look(String what, Callable<T> look, Predicate<? super T> enough) {
            this.what = what;
            this.look = look;
            this.enough = enough;
        }

        void once() {
            try {
                T seen = look.call();
                last = String.valueOf(seen);
                if (enough.test(seen)) {
                    found.complete(seen);
                    return;
                }
            } catch (IOException e) {
                last = e.toString();
            } catch (Exception | AssertionError e) {
                found.completeExceptionally(e);
                return;
            }
            tell();
        }

        private static String shown(String seen) {
            return seen.length() <= SHOWN_CHARACTERS_MAX ? seen : seen.substring(0, SHOWN_CHARACTERS_MAX) + "...";
        }

        private void tell() {
            long now = System.nanoTime();
            if (now - toldNanos >= TELL_EVERY_NANOS) {
                toldNanos = now;
                long seconds = TimeUnit.NANOSECONDS.toSeconds(now - startNanos);
                LOGGER.log(Level.INFO, "  {0} s until {1}; last seen: {2}", seconds, what, shown(last));
            }
        }
    }
}
