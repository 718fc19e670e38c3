package io.xcom4ee.sample.launcher;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Lines for a person, and one line at the end that is written over while something takes long. Without a terminal (a log
 * file, a build server) that line is repeated now and then instead. Thread-safe.
 */
final class Terminal {
    private static final String BACK_AND_CLEAR = "\r\033[K";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long REPEAT_EVERY_SECONDS = 15;

    private final PrintStream out;
    private final boolean interactive;
    private String running = "";
    private long repeatedAtSeconds;

    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    synchronized void say(String line) {
        if (!running.isEmpty() && interactive) {
            out.print(BACK_AND_CLEAR);
        }
        running = "";
        out.println(line);
    }

    /** With the time of day in front. */
    void sayNow(String line) {
        say(LocalTime.now(ZoneId.systemDefault()).format(CLOCK) + "  " + line);
    }

    /** Shows what goes on and for how long already. */
    synchronized void running(String what, long seconds) {
        if (interactive) {
            running = what;
            out.print(BACK_AND_CLEAR + "  " + what + " (" + seconds + " s)");
            out.flush();
        } else if (seconds == 0 || seconds - repeatedAtSeconds >= REPEAT_EVERY_SECONDS) {
            repeatedAtSeconds = seconds;
            out.println("  " + what + " (" + seconds + " s)");
        }
    }
}
