package io.xcom4ee.engine.handover;

import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.log.EngineThreads;
import java.util.concurrent.Executor;

/**
 * The application's executor, made certain: a stage must be completed even if the executor refuses work because the
 * server stops, so a refused task gets a thread of its own. Thread-safe.
 */
public final class ApplicationExecutor implements Executor {
    private final Executor executor;
    private final String group;
    private final EngineLog log;
    private final EngineThreads spare;

    /** Runs everything on this executor while it takes work. */
    public ApplicationExecutor(Executor executor, String group, EngineLog log) {
        this.executor = executor;
        this.group = group;
        this.log = log;
        this.spare = new EngineThreads("xcom-" + group + "-refused");
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RuntimeException refused) {
            log.sayOncePerMinute(group, EngineMessage.EXECUTOR_REFUSED, group, refused.toString());
            spare.newThread(task).start();
        }
    }
}
