package io.xcom4ee.engine.log;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the engine's own threads: daemons, so that they never keep a process alive, and with the engine's class loader,
 * so that they never keep an application alive whose thread happened to start them.
 */
public final class EngineThreads implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger made = new AtomicInteger();

    /** Threads are named {@code prefix-1}, {@code prefix-2} and so on. */
    public EngineThreads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new FastThreadLocalThread(task, prefix + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(EngineThreads.class.getClassLoader());
        return thread;
    }
}
