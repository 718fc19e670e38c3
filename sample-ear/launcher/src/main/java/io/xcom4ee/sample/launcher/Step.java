package io.xcom4ee.sample.launcher;

import java.util.Timer;
import java.util.TimerTask;

/** One thing that takes long: its line is refreshed every second and replaced by the result. */
final class Step implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Terminal terminal;
    private final long startedNanos = System.nanoTime();
    private final Timer timer = new Timer("progress", true);
    private volatile String what;

    Step(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
        terminal.give(this);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        terminal.running(Step.this, Step.this.what, seconds());
                    }
                },
                0,
                1000);
    }

    /** Says more exactly what goes on now. */
    void now(String what) {
        this.what = what;
    }

    void done(String result) {
        close();
        terminal.say(String.format("  %-62s %4d s", result, seconds()));
    }

    /** Ends the refreshing, without a result. */
    @Override
    public void close() {
        timer.cancel();
    }

    long seconds() {
        return (System.nanoTime() - startedNanos) / NANOS_PER_SECOND;
    }
}
