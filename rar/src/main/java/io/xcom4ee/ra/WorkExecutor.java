package io.xcom4ee.ra;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what concerns applications on the server's threads. Only the engine uses it as it is; everybody else by way of
 * {@link io.xcom4ee.engine.GroupMember#executor()}, which loses no task.
 */
record WorkExecutor(WorkManager workManager) implements Executor {

    /** Refused by a server that stops; the engine then uses a thread of its own, so that no outcome stays unknown. */
    @Override
    public void execute(Runnable task) {
        try {
            workManager.scheduleWork(new Task(task));
        } catch (WorkException e) {
            throw new RejectedExecutionException(e);
        }
    }

    private record Task(Runnable task) implements Work {
        @Override
        public void run() {
            task.run();
        }

        /** Nothing to hurry: a task ends by itself as soon as there is nothing to deliver. */
        @Override
        public void release() {}
    }
}
