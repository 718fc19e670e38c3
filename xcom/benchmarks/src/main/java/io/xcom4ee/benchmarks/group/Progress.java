package io.xcom4ee.benchmarks.group;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line per step for whoever waits. */
public final class Progress {
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();

    /** Says everything there. */
    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** Says how long it has been running, and a text. */
    public void say(String format, Object... values) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
        out.printf(Locale.ROOT, "[%3d s] %s%n", seconds, String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
