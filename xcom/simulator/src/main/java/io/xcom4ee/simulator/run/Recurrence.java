package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;

/** Something that people or applications do again and again, at intervals left to chance, until they are told to stop. */
final class Recurrence {
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final long meanMicros;
    private final Runnable action;
    private boolean running;

    /**
     * Does nothing before {@link #start}.
     *
     * @param meanMicros between two times, 0 for never
     */
    Recurrence(Scheduler scheduler, Randomness randomness, long meanMicros, Runnable action) {
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.meanMicros = meanMicros;
        this.action = action;
    }

    void start() {
        running = meanMicros > 0;
        next();
    }

    void stop() {
        running = false;
    }

    private void next() {
        if (!running) {
            return;
        }
        scheduler.after(randomness.interval(meanMicros), () -> {
            if (running) {
                action.run();
                next();
            }
        });
    }
}
