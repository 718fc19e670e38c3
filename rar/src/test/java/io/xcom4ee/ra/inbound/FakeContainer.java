package io.xcom4ee.ra.inbound;

import io.xcom4ee.ra.transaction.FakeTransactions;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.transaction.xa.XAResource;

/**
 * A container's side of message-driven beans: gives out endpoints whose calls are transactions. Work and timers wait until a
 * test runs them, on its own thread.
 */
final class FakeContainer implements MessageEndpointFactory, Executor {
    /** What an endpoint tells its container. */
    interface Hooks {
        void before();

        void after();

        void released();
    }

    private final FakeTransactions transactions;
    private final Class<?> bean;
    private final Function<Hooks, MessageEndpoint> endpoints;
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> ends = new ArrayList<>();
    private final FakeTimer timer = new FakeTimer();
    private int unavailable;
    private int open;
    private boolean releasesBadly;

    FakeContainer(FakeTransactions transactions, Class<?> bean, Function<Hooks, MessageEndpoint> endpoints) {
        this.transactions = transactions;
        this.bean = bean;
        this.endpoints = endpoints;
    }

    /** How the transactions have ended so far. */
    List<String> ends() {
        return ends;
    }

    FakeTimer timer() {
        return timer;
    }

    /** So many endpoints in use. */
    int open() {
        return open;
    }

    /** The application is not ready for the next so many calls; the last one of them it refuses by another exception. */
    void unavailable(int times) {
        unavailable = times;
    }

    /** Taking back an endpoint fails from now on. */
    void releaseBadly() {
        releasesBadly = true;
    }

    /** Runs what has been given to the container, and what comes of that. */
    void runAll() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    BootstrapContext context() {
        return (BootstrapContext) Proxy.newProxyInstance(
                FakeContainer.class.getClassLoader(),
                new Class<?>[] {BootstrapContext.class},
                (self, method, given) -> timer);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
        if (unavailable > 0) {
            unavailable--;
            if (unavailable == 0) {
                throw new IllegalStateException("stopping");
            }
            throw new UnavailableException("starting");
        }
        open++;
        return endpoints.apply(new Hooks() {
            @Override
            public void before() {
                transactions.begin();
            }

            @Override
            public void after() {
                boolean commits = transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
                ends.add(commits ? "committed" : "rolled back");
                transactions.commit();
            }

            @Override
            public void released() {
                open--;
                if (releasesBadly) {
                    throw new IllegalStateException("release");
                }
            }
        });
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return true;
    }

    @Override
    public String getActivationName() {
        return "test";
    }

    @Override
    public Class<?> getEndpointClass() {
        return bean;
    }

    /** A timer whose time comes when a test says so. */
    static final class FakeTimer extends Timer {
        private final List<Duration> pauses = new ArrayList<>();
        private final List<TimerTask> tasks = new ArrayList<>();

        FakeTimer() {
            super("fake", true);
        }

        /** All pauses so far. */
        List<Duration> pauses() {
            return pauses;
        }

        @Override
        public void schedule(TimerTask task, long delay) {
            pauses.add(Duration.ofMillis(delay));
            tasks.add(task);
        }

        /** The time of all has come; those that were cancelled a real timer would not run. */
        void elapse() {
            List<TimerTask> due = List.copyOf(tasks);
            tasks.clear();
            due.forEach(TimerTask::run);
        }
    }
}
