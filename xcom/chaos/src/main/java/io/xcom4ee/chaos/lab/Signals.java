package io.xcom4ee.chaos.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stops processes and lets them go on. */
public final class Signals {
    private static final char STOPPED = 'T';

    private Signals() {}

    /** The process stands still, with all its threads, and cannot know it. */
    public static void stop(long pid) {
        send("STOP", pid);
    }

    /** It goes on. */
    public static void resume(long pid) {
        send("CONT", pid);
    }

    /** Whether it stands still because of {@link #stop}. */
    public static boolean isStopped(long pid) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name of the program, in brackets, may hold blanks.
            return state.charAt(state.lastIndexOf(')') + 2) == STOPPED;
        } catch (IOException gone) {
            return false;
        }
    }

    private static void send(String signal, long pid) {
        try {
            Commands.run("sh", "-c", "kill -" + signal + " " + pid);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
