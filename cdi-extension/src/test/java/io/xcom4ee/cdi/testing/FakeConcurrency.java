package io.xcom4ee.cdi.testing;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** The container's concurrency resources, bound under their default names. Scheduled tasks wait until a test runs them. */
public final class FakeConcurrency {
    private final ThreadLocal<Boolean> inContext = ThreadLocal.withInitial(() -> false);
    private int entered;
    private final Deque<FutureTask<?>> scheduled = new ArrayDeque<>();
    private final BlockingQueue<Runnable> asynchronous = new LinkedBlockingQueue<>();

    /** Binds them. */
    public FakeConcurrency() {
        FakeNaming.bind(
                "java:comp/DefaultContextService",
                proxy(ContextService.class, "currentContextExecutor", this::executor));
        FakeNaming.bind(
                "java:comp/DefaultManagedExecutorService",
                Proxy.newProxyInstance(
                        FakeConcurrency.class.getClassLoader(),
                        new Class<?>[] {ManagedExecutorService.class},
                        (self, method, arguments) -> switch (method.getName()) {
                            case "newIncompleteFuture" -> new CompletableFuture<>();
                            case "execute" -> asynchronous.add((Runnable) arguments[0]);
                            default -> throw new UnsupportedOperationException(method.getName());
                        }));
        FakeNaming.bind(
                "java:comp/DefaultManagedScheduledExecutorService",
                Proxy.newProxyInstance(
                        FakeConcurrency.class.getClassLoader(),
                        new Class<?>[] {ManagedScheduledExecutorService.class},
                        (self, method, arguments) -> {
                            FutureTask<?> task = new FutureTask<>((Runnable) arguments[0], null);
                            scheduled.add(task);
                            return Proxy.newProxyInstance(
                                    FakeConcurrency.class.getClassLoader(),
                                    new Class<?>[] {method.getReturnType()},
                                    (future, asked, values) -> asked.invoke(task, values));
                        }));
    }

    /** Whether the calling thread runs in the application's context. */
    public boolean isInContext() {
        return inContext.get();
    }

    /** How often a context was entered. */
    public int entered() {
        return entered;
    }

    /** Runs what has been scheduled, as if its time had come; answers how much it was. */
    public int runScheduled() {
        int count = scheduled.size();
        for (int done = 0; done < count; done++) {
            scheduled.remove().run();
        }
        return count;
    }

    /** What is to run on threads of the server, until a test takes it and runs it. */
    public BlockingQueue<Runnable> asynchronous() {
        return asynchronous;
    }

    private Executor executor() {
        return task -> {
            boolean before = inContext.get();
            inContext.set(true);
            entered++;
            try {
                task.run();
            } finally {
                inContext.set(before);
            }
        };
    }

    private static <T> Object proxy(Class<T> type, String method, java.util.function.Supplier<?> answer) {
        return Proxy.newProxyInstance(
                FakeConcurrency.class.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer.get();
                    }
                    throw new UnsupportedOperationException(called.getName());
                });
    }
}
