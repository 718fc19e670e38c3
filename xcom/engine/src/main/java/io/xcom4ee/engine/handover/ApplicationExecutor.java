package io.xcom4ee.engine.handover;

import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.log.EngineThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The application's executor, made certain: a stage must be completed even if the executor refuses work because the
 * server stops, so refused tasks are run by a few threads of the engine, which end when nothing is left. Thread-safe.
 */
public final class ApplicationExecutor implements Executor {
    /** More than one, because the tasks are the application's and may block. */
    private static final int SPARE_THREADS_MAX = 8;

    private static final long SPARE_IDLE_SECONDS = 5;

    private final Executor executor;
    private final String group;
    private final EngineLog log;
    private final ThreadPoolExecutor spare;

    /** Runs everything on this executor while it takes work. */
    public ApplicationExecutor(Executor executor, String group, EngineLog log) {
        this.executor = executor;
        this.group = group;
        this.log = log;
        this.spare = new ThreadPoolExecutor(
                SPARE_THREADS_MAX,
                SPARE_THREADS_MAX,
                SPARE_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new EngineThreads("xcom-" + group + "-refused"));
        spare.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RuntimeException refused) {
            log.sayOncePerMinute(group, EngineMessage.EXECUTOR_REFUSED, group, refused.toString());
            spare.execute(task);
        }
    }
}
