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
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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

    /** Where in a call something goes wrong. */
    enum Step {
        CREATE,
        BEFORE,
        AFTER,
        RELEASE
    }

    private final FakeTransactions transactions;
    private final Class<?> bean;
    private final Function<Hooks, MessageEndpoint> endpoints;
    private final Deque<Runnable> work = new ConcurrentLinkedDeque<>();
    private final Map<Step, Throwable> faults = new EnumMap<>(Step.class);
    private final List<String> ends = new ArrayList<>();
    private FakeTimer timer = new FakeTimer();
    private int unavailable;
    private int open;
    private int rejections;

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

    /** The next call fails at this step, by an error or a runtime exception. */
    void fail(Step step, Throwable fault) {
        faults.put(step, fault);
    }

    private void failIfWanted(Step step) {
        Throwable fault = faults.remove(step);
        if (fault instanceof Error error) {
            throw error;
        } else if (fault != null) {
            throw (RuntimeException) fault;
        }
    }

    /** The next so many tasks are rejected. */
    void reject(int times) {
        rejections = times;
    }

    /** Runs what has been given to the container, and what comes of that. */
    void runAll() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }

    private Timer createTimer() {
        if (timer.ended) {
            timer = new FakeTimer();
        }
        return timer;
    }

    @Override
    public void execute(Runnable task) {
        if (rejections > 0) {
            rejections--;
            throw new RejectedExecutionException("no thread");
        }
        work.add(task);
    }

    BootstrapContext context() {
        return (BootstrapContext) Proxy.newProxyInstance(
                FakeContainer.class.getClassLoader(),
                new Class<?>[] {BootstrapContext.class},
                (self, method, given) -> createTimer());
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
        failIfWanted(Step.CREATE);
        open++;
        return endpoints.apply(new Hooks() {
            @Override
            public void before() {
                failIfWanted(Step.BEFORE);
                transactions.begin();
            }

            @Override
            public void after() {
                boolean commits = transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
                ends.add(commits ? "committed" : "rolled back");
                transactions.commit();
                failIfWanted(Step.AFTER);
            }

            @Override
            public void released() {
                open--;
                failIfWanted(Step.RELEASE);
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

    /** A timer whose time comes when a test says so. To the real timer that it is, all time is a day away. */
    static final class FakeTimer extends Timer {
        private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

        private final List<Duration> pauses = new ArrayList<>();
        private final List<TimerTask> tasks = new ArrayList<>();
        private int purged;
        private int refusals;
        private boolean ended;

        FakeTimer() {
            super("fake", true);
            // The thread of the real timer forgets what was cancelled by itself, when that comes first: this always
            // does.
            TimerTask first = new TimerTask() {
                @Override
                public void run() {
                    throw new IllegalStateException("half a day has passed");
                }
            };
            super.schedule(first, DAY_MILLIS / 2);
        }

        /** All pauses so far. */
        List<Duration> pauses() {
            return pauses;
        }

        /** How many cancelled tasks it was told to forget. */
        int purged() {
            return purged;
        }

        /** The next so many tasks are not taken. */
        void refuse(int times) {
            refusals = times;
        }

        @Override
        public void cancel() {
            ended = true;
            super.cancel();
        }

        @Override
        public void schedule(TimerTask task, long delay) {
            if (refusals > 0) {
                refusals--;
                throw new InternalError("no thread for a timer");
            }
            super.schedule(task, DAY_MILLIS);
            pauses.add(Duration.ofMillis(delay));
            tasks.add(task);
        }

        @Override
        public int purge() {
            int forgotten = super.purge();
            purged += forgotten;
            return forgotten;
        }

        /** The time of all has come, except for those that were cancelled. */
        void elapse() {
            List<TimerTask> due = List.copyOf(tasks);
            tasks.clear();
            due.stream().filter(TimerTask::cancel).forEach(TimerTask::run);
        }
    }
}
