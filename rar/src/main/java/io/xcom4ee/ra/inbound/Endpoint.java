package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.engine.settings.SettingText;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.settings.ActivationSettings.AfterRedeliveries;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One message-driven bean of an application, from its activation to its deactivation. What the member delivers is put into the
 * queue; at most one task at a time takes it out and calls the bean.
 */
final class Endpoint implements GroupListener {
    private static final Logger LOGGER = System.getLogger(Endpoint.class.getName());

    /** A busy bean gives its thread back this often, so that others get their turn. */
    private static final int STEPS_PER_TASK = 64;

    private final String name;
    private final BeanMethods methods;
    private final ActivationSettings settings;
    private final GroupChannel channel;
    private final Executor executor;
    private final Pauses pauses;
    private final Runnable leave;
    private final EndpointQueue queue;
    private final Deliveries deliveries;
    /** Whether a task runs, is about to, or waits for a pause to end. */
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** Held while the bean is called. */
    private final ReentrantLock calling = new ReentrantLock();

    private volatile boolean closed;

    /** Guarded by this. */
    private @Nullable Subscription subscription;

    /** The last one. Written under the lock of this. */
    private volatile Pauses.@Nullable Pause pause;

    /** Confined to: the one thread at a time that brings events. */
    private long lastPosition;

    /**
     * Receives nothing yet.
     *
     * @param name the bean's, for people
     * @param executor the server's threads, or those that stand in for them
     * @param leave lets the member leave its group, and returns at once
     */
    Endpoint(
            String name,
            BeanMethods methods,
            ActivationSettings settings,
            EndpointCalls calls,
            GroupChannel channel,
            Executor executor,
            Pauses pauses,
            Runnable leave) {
        this.name = name;
        this.methods = methods;
        this.settings = settings;
        this.channel = channel;
        this.executor = executor;
        this.pauses = pauses;
        this.leave = leave;
        this.queue = new EndpointQueue(settings.queueMessagesMax(), settings.queueBytesMax());
        this.deliveries = new Deliveries(name, methods, settings, calls, queue);
    }

    /** Hears of the group from now on, of the installed view first. */
    synchronized void open() {
        if (!closed) {
            subscription = channel.subscribe(this);
        }
    }

    @Override
    public void onMessage(GroupMessage message) {
        lastPosition = message.position();
        if (isWanted(message)) {
            put(new Item.OfMessage(message));
        }
    }

    /** What cannot be read may be for this bean: it is treated like what fails. Nothing is thrown, or the message would be lost. */
    private boolean isWanted(GroupMessage message) {
        try {
            Optional<String> only = Optional.of(settings.topic()).filter(topic -> !topic.isEmpty());
            boolean ofTopic = only.isEmpty() || message.topic().equals(only);
            return ofTopic
                    && (methods.batch().isPresent()
                            || methods.methodFor(message).isPresent());
        } catch (PayloadException unreadable) {
            return methods.batch().isPresent() || !methods.single().isEmpty();
        }
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        if (methods.view().isPresent()) {
            put(new Item.OfView(event));
        }
    }

    private void put(Item item) {
        if (queue.put(item, pauses.afterFault(), this::wake)) {
            wake();
        }
    }

    /**
     * Sees that something will take out of the queue: a task that runs, or a pause whose timer lives. After a fault without a timer
     * there is neither.
     */
    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            schedule();
            return;
        }
        Pauses.Pause last = pause;
        if (last != null && last.waits()) {
            lookAtTimer();
        }
    }

    /** It is looked at again with an event that comes later. */
    private void lookAtTimer() {
        try {
            pauses.look();
        } catch (RuntimeException | Error noTimer) {
            LOGGER.log(Logger.Level.DEBUG, name + " waits for a timer that cannot be had", noTimer);
        }
    }

    /** The bean was far too slow. What it has missed cannot be had again. */
    @Override
    public void onOverrun() {
        LOGGER.log(
                AdapterMessage.ENDPOINT_OVERRUN.level(),
                AdapterMessage.ENDPOINT_OVERRUN.text(name, channel.group(), lastPosition));
        if (settings.afterRedeliveries() == AfterRedeliveries.LEAVE) {
            leave();
        } else {
            open();
        }
    }

    private void schedule() {
        try {
            executor.execute(this::drain);
        } catch (RuntimeException | Error refused) {
            afterFault(refused);
        }
    }

    private void drain() {
        calling.lock();
        try {
            for (int step = 0; step < STEPS_PER_TASK; step++) {
                if (closed || !step()) {
                    return;
                }
            }
        } catch (Throwable fault) { // Who knows of what: the bean must not be deaf for ever, nor hold the member back.
            afterFault(fault);
            return;
        } finally {
            calling.unlock();
        }
        schedule();
    }

    private void afterFault(Throwable fault) {
        Duration time = pauses.afterFault();
        String when = "in " + SettingText.duration(time);
        try {
            resumeAfter(time);
        } catch (RuntimeException | Error noTimer) {
            scheduled.set(false);
            when = "with the next event, because there is no timer: " + noTimer;
        }
        LOGGER.log(AdapterMessage.DELIVERY_FAULT.level(), AdapterMessage.DELIVERY_FAULT.text(name, when), fault);
    }

    /** Answers whether there is a next step to do now. */
    private boolean step() {
        if (queue.isEmpty()) {
            scheduled.set(false);
            return !queue.isEmpty() && scheduled.compareAndSet(false, true);
        }
        Deliveries.Next next = deliveries.deliver();
        if (next.leave()) {
            leave();
            return false;
        }
        if (next.pause().isZero()) {
            return true;
        }
        resumeAfter(next.pause());
        return false;
    }

    private synchronized void resumeAfter(Duration time) {
        if (!closed) {
            pause = pauses.after(time, this::schedule);
        }
    }

    private void leave() {
        LOGGER.log(AdapterMessage.BEAN_LEAVES.level(), AdapterMessage.BEAN_LEAVES.text(name, channel.group()));
        end();
        leave.run();
    }

    private synchronized void end() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
        queue.close();
        if (pause != null) {
            pause.cancel();
        }
    }

    /** Nothing is delivered any more. A call that is under way is waited for, but not for ever. */
    void close(Duration patience) {
        end();
        try {
            if (calling.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                calling.unlock();
            } else {
                LOGGER.log(AdapterMessage.BEAN_BUSY.level(), AdapterMessage.BEAN_BUSY.text(name, patience.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }
}
