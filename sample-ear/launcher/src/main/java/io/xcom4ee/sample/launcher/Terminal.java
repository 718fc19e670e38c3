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
    private Object writer = this;

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

    /** From now on only this one shows what goes on: whoever came before has been interrupted by it. */
    synchronized void give(Object newWriter) {
        writer = newWriter;
        repeatedAtSeconds = 0;
    }

    /** Shows what goes on and for how long already, unless another one has the line. */
    synchronized void running(Object asking, String what, long seconds) {
        if (asking != writer) {
            return;
        }
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
