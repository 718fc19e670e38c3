package io.xcom4ee.cdi.event;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.cdi.channel.MessageTracer;
import io.xcom4ee.cdi.channel.TurnContext;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import java.lang.System.Logger;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Calls the observers of one group. Those in order have returned before the next are called; whatever they throw ends here.
 * Asynchronous ones run besides, in no order, on the server's threads: they delay nobody, until so many are behind that more would
 * cost memory without a bound. Then they delay the group's events as a slow observer does.
 */
final class Firing {
    /** Events that asynchronous observers may be behind. */
    static final int BEHIND_MAX = 1000;

    private static final Logger LOGGER = System.getLogger(Firing.class.getName());

    private final String group;
    private final TurnContext context;
    private final Executor threads;
    private final Requests requests;
    private final MessageTracer tracer;
    private final Semaphore room = new Semaphore(BEHIND_MAX);

    /**
     * Calls nobody yet.
     *
     * @param context of the application
     * @param threads runs tasks on threads of the server, in the context of who brings them
     * @param requests of the events
     * @param tracer follows messages
     */
    Firing(String group, TurnContext context, Executor threads, Requests requests, MessageTracer tracer) {
        this.group = group;
        this.context = context;
        this.threads = threads;
        this.requests = requests;
        this.tracer = tracer;
    }

    /** Enters the application's context once for all that these calls fire. */
    void turn(Runnable calls) {
        context.turn(() -> requests.turn(calls));
    }

    /** Whether more may be fired in the same turn. */
    boolean mayGoOn() {
        return context.mayGoOn();
    }

    /** Runs something in the application's context and in a request of its own. */
    void run(Runnable task) {
        context.run(() -> requests.run(task));
    }

    /** Calls the observers in order; returns when all have returned. */
    <T> void inOrder(Event<T> event, T value, Object subject) {
        try {
            run(() -> traced(subject, () -> event.fire(value)));
        } catch (RuntimeException e) {
            LOGGER.log(CdiMessage.OBSERVER_FAILED.level(), CdiMessage.OBSERVER_FAILED.text(group, subject), e);
        }
    }

    private void traced(Object subject, Runnable handling) {
        if (subject instanceof GroupMessage message) {
            tracer.process(message, handling);
        } else {
            handling.run();
        }
    }

    /** Lets the asynchronous observers be called. */
    <T> void besides(Event<T> event, T value, Object subject) {
        room.acquireUninterruptibly();
        try {
            run(() -> event.fireAsync(value, NotificationOptions.ofExecutor(threads))
                    .whenComplete((told, failure) -> {
                        room.release();
                        if (failure != null) {
                            failed(subject, failure);
                        }
                    }));
        } catch (RuntimeException e) { // As from an executor that shuts down.
            room.release();
            failed(subject, e);
        }
    }

    private void failed(Object subject, Throwable failure) {
        LOGGER.log(
                CdiMessage.ASYNC_OBSERVER_FAILED.level(),
                CdiMessage.ASYNC_OBSERVER_FAILED.text(group, subject),
                failure);
    }
}
