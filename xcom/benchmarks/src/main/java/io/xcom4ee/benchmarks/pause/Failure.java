package io.xcom4ee.benchmarks.pause;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What keeps one member from its work for some seconds. */
enum Failure {
    /** Stopped by SIGSTOP. */
    PAUSED {
        @Override
        Ongoing begin(PausedProcess member) throws IOException, InterruptedException {
            member.signal("STOP");
            return another -> {
                member.signal("CONT");
                return member;
            };
        }
    },

    /** Runs for a twentieth of the time: it is heard, and takes in far less than the others send. */
    SLOW {
        @Override
        Ongoing begin(PausedProcess member) {
            AtomicBoolean over = new AtomicBoolean();
            Thread thread = new Thread(() -> slowDown(member, over), "slow");
            thread.start();
            return another -> {
                over.set(true);
                thread.join();
                return member;
            };
        }
    },

    /** Ended by SIGKILL; another process with its name starts afterwards. */
    GONE {
        @Override
        Ongoing begin(PausedProcess member) throws IOException, InterruptedException {
            member.signal("KILL");
            return another -> {
                member.close();
                return another.start();
            };
        }
    };

    private static final long STOPPED_MILLIS = 190;
    private static final long RUNNING_MILLIS = 10;

    /** Starts a process with the same name. */
    interface Start {
        PausedProcess start() throws IOException;
    }

    /** A failure that has begun. */
    interface Ongoing {

        /** It is over. Returns the process that the member is from now on. */
        PausedProcess end(Start another) throws IOException, InterruptedException;
    }

    abstract Ongoing begin(PausedProcess member) throws IOException, InterruptedException;

    private static void slowDown(PausedProcess member, AtomicBoolean over) {
        try {
            while (!over.get()) {
                member.signal("STOP");
                Thread.sleep(STOPPED_MILLIS);
                member.signal("CONT");
                Thread.sleep(RUNNING_MILLIS);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("cannot slow a process down", failure);
        }
    }
}
