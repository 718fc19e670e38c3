package io.xcom4ee.ra;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.util.concurrent.Executor;

/**
 * Runs what concerns applications on the server's threads.
 *
 * <p>A server that stops may refuse work while broadcasts are still open. Their callers must hear the outcome all the
 * same, so a refused task gets a daemon thread. The engine has at most one task per listener at a time: there are few.
 */
record WorkExecutor(WorkManager workManager) implements Executor {
    private static final Logger LOGGER = System.getLogger(WorkExecutor.class.getName());

    @Override
    public void execute(Runnable task) {
        try {
            workManager.scheduleWork(new Task(task));
        } catch (WorkException e) {
            LOGGER.log(AdapterMessage.WORK_REFUSED.level(), AdapterMessage.WORK_REFUSED.text(e));
            Thread thread = new Thread(task, "xcom-refused-work");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Ends by itself as soon as there is nothing to deliver, so {@link #release} has nothing to hurry. */
    private record Task(Runnable task) implements Work {
        @Override
        public void run() {
            task.run();
        }

        @Override
        public void release() {
            // See above.
        }
    }
}
