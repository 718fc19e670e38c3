package io.xcom4ee.cdi.channel;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a group tells in the context of the application, and enters that once for all calls of a turn: to enter it takes longer
 * than to tell a message. After a task that throws, or leaves a transaction open, the turn ends, so that the next one finds a
 * context in which nothing was left.
 *
 * <p>For one thread at a time, as a listener. A listener that begins to listen anew while its last call goes on may have two: a task
 * that does not run on the thread that has entered the context enters one of its own.
 */
public final class TurnContext {
    private final Executor context;
    private final BooleanSupplier inTransaction;
    private volatile @Nullable Thread entered;

    /**
     * Nothing has been entered yet.
     *
     * @param context runs tasks at once on the calling thread, with the application's naming and class loader
     * @param inTransaction whether the calling thread is in a transaction
     */
    public TurnContext(Executor context, BooleanSupplier inTransaction) {
        this.context = context;
        this.inTransaction = inTransaction;
    }

    /** Enters the context once for all that these calls run. */
    public void turn(Runnable calls) {
        Thread thread = Thread.currentThread();
        context.execute(() -> {
            entered = thread;
            try {
                calls.run();
            } finally {
                leave(thread);
            }
        });
    }

    private void leave(Thread thread) {
        if (entered == thread) {
            entered = null;
        }
    }

    /** Whether more may be run in the same turn. */
    public boolean mayGoOn() {
        return entered == Thread.currentThread();
    }

    /** Runs a task in the context, and throws what it throws. */
    public void run(Runnable task) {
        if (!mayGoOn()) {
            context.execute(task);
            return;
        }
        boolean clean = false;
        try {
            task.run();
            clean = !inTransaction.getAsBoolean();
        } finally {
            if (!clean) {
                leave(Thread.currentThread());
            }
        }
    }
}
