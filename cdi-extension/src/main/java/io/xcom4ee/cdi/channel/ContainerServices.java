package io.xcom4ee.cdi.channel;

import io.xcom4ee.cdi.message.PrerequisiteMessage;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The container's default concurrency resources, looked up at the first use: not before a thread of the application asks,
 * because only such a thread has the {@code java:comp} names.
 */
public final class ContainerServices {
    private static final String FEATURE = "concurrent-3.0";
    private static final String EXECUTOR = "java:comp/DefaultManagedExecutorService";

    private volatile @Nullable ContextService contextService;
    private volatile @Nullable ManagedExecutorService executor;
    private volatile @Nullable CallersTransaction transaction;

    /** Stands for the container's, where there is none. */
    private volatile @Nullable Executor ownThreads;

    private volatile boolean dispensable;

    /** Looks nothing up yet. */
    public ContainerServices() {}

    /**
     * From now on the container may have no such resources, as in a test without a server: tasks run in no context then, on
     * threads of this object.
     */
    public void dispense() {
        dispensable = true;
    }

    /**
     * Runs tasks at once on whatever thread brings them, with the naming, class loader and security of the thread that
     * calls this method.
     */
    public Executor callersContext() {
        if (isAbsent()) {
            return Runnable::run;
        }
        ContextService service = contextService;
        if (service == null) {
            service = lookUp("java:comp/DefaultContextService", ContextService.class);
            contextService = service;
        }
        return service.currentContextExecutor();
    }

    /** As {@link #callersContext}, for calls that come in turns. */
    public TurnContext callersContextInTurns() {
        return new TurnContext(
                callersContext(), () -> !isAbsent() && transaction().isOpen());
    }

    /**
     * Ends as the given stage does; what is attached to it runs in the context of who attaches it, or within a transaction in the
     * caller's. Both are that of the application.
     */
    public <T> CompletionStage<T> inCallersContext(CompletionStage<T> stage) {
        if (isAbsent()) {
            return stage;
        }
        if (transaction().isOpen()) {
            return OutcomeInTransaction.of(stage, callersContext(), executor());
        }
        // Found now: whoever attaches something later may not have the names for it.
        ManagedExecutorService service = executor();
        return new LazyStage<>(() -> contextual(stage, service));
    }

    private static <T> CompletableFuture<T> contextual(CompletionStage<T> stage, ManagedExecutorService service) {
        CompletableFuture<T> contextual = service.newIncompleteFuture();
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                contextual.complete(result);
            } else {
                contextual.completeExceptionally(failure);
            }
        });
        return contextual;
    }

    /** Runs tasks on threads of the server, in the context of the thread that brings them. */
    public Executor threads() {
        if (isAbsent()) {
            return Objects.requireNonNull(ownThreads);
        }
        return executor();
    }

    private boolean isAbsent() {
        if (!dispensable || executor != null) {
            return false;
        }
        if (ownThreads == null) {
            findOutOnce();
        }
        return ownThreads != null;
    }

    /** A server does not get or lose them while an application runs. */
    private synchronized void findOutOnce() {
        if (ownThreads == null) {
            try {
                executor();
            } catch (IllegalStateException e) {
                ownThreads = Executors.newCachedThreadPool(task -> {
                    Thread thread = new Thread(task, "xcom-local");
                    thread.setDaemon(true);
                    return thread;
                });
            }
        }
    }

    private ManagedExecutorService executor() {
        ManagedExecutorService service = executor;
        if (service == null) {
            service = lookUp(EXECUTOR, ManagedExecutorService.class);
            executor = service;
        }
        return service;
    }

    /**
     * What was found is kept. That there is nothing is kept only if it is the server that lacks it: a thread that finds the
     * executor has the {@code java:comp} names, so it would find this too.
     */
    private CallersTransaction transaction() {
        CallersTransaction known = transaction;
        if (known == null) {
            Optional<CallersTransaction> found = CallersTransaction.lookUp();
            known = found.orElse(CallersTransaction.NONE);
            if (found.isPresent() || isBound(EXECUTOR)) {
                transaction = known;
            }
        }
        return known;
    }

    private static boolean isBound(String name) {
        try {
            Naming.lookUp(name);
            return true;
        } catch (NamingException none) {
            return false;
        }
    }

    /** For what must be tried again later, in the context of the thread that schedules it. */
    public ScheduledExecutorService scheduler() {
        return lookUp("java:comp/DefaultManagedScheduledExecutorService", ManagedScheduledExecutorService.class);
    }

    private static <T> T lookUp(String name, Class<T> type) {
        try {
            return type.cast(Naming.lookUp(name));
        } catch (NamingException | ClassCastException e) {
            throw new IllegalStateException(
                    PrerequisiteMessage.FEATURE_MISSING.text("Jakarta Concurrency", name, FEATURE), e);
        }
    }
}
