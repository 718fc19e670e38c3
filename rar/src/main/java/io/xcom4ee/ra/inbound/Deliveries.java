package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.engine.settings.SettingText;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.settings.ActivationSettings.AfterRedeliveries;
import java.lang.System.Logger;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is at the head of a queue, again and again if it fails, and decides what becomes of it then. Confined to: the
 * one task at a time that calls the bean.
 */
final class Deliveries {
    private static final Logger LOGGER = System.getLogger(Deliveries.class.getName());

    /** The pauses between two warnings of a server that has no bean to call. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final String name;
    private final BeanMethods methods;
    private final ActivationSettings settings;
    private final EndpointCalls calls;
    private final EndpointQueue queue;

    /** How often the head of the queue has failed. */
    private int failures;

    /** How long the server has had no bean to call, as far as it was not told. */
    private Duration unavailable = Duration.ZERO;

    /** So many of a batch that has failed too often are delivered one by one. */
    private int apart;

    /** Why the head of the queue is a dead letter; nothing if it is none. */
    private @Nullable Throwable dead;

    Deliveries(
            String name, BeanMethods methods, ActivationSettings settings, EndpointCalls calls, EndpointQueue queue) {
        this.name = name;
        this.methods = methods;
        this.settings = settings;
        this.calls = calls;
        this.queue = queue;
    }

    /**
     * What is to be done next.
     *
     * @param pause to be made before the next delivery; zero for none
     * @param leave whether the member is to leave its group instead
     */
    record Next(Duration pause, boolean leave) {
        private static final Next AT_ONCE = new Next(Duration.ZERO, false);
        private static final Next LEAVE = new Next(Duration.ZERO, true);

        private static Next after(Duration pause) {
            return new Next(pause, false);
        }
    }

    /** Delivers once. Does nothing if there is nothing. */
    Next deliver() {
        List<Item> head = queue.head(methods.batch().isPresent() && apart == 0 ? settings.batchMessagesMax() : 1);
        if (head.isEmpty()) {
            return Next.AT_ONCE;
        }
        Throwable cause = dead;
        if (cause != null) {
            return bury((Item.OfMessage) head.get(0), cause);
        }
        Attempt attempt = attempt(head);
        if (attempt.kind() != Attempt.Kind.UNAVAILABLE) {
            unavailable = Duration.ZERO;
        }
        return switch (attempt.kind()) {
            case DONE -> {
                done(head.size());
                yield Next.AT_ONCE;
            }
            case UNAVAILABLE -> unavailable(head.get(0), attempt.why());
            case UNREADABLE -> giveUp(head.get(0), attempt.why());
            case FAILED -> failed(head, attempt.why());
        };
    }

    private Attempt attempt(List<Item> head) {
        if (head.get(0) instanceof Item.OfView view) {
            return methods.view()
                    .map(method ->
                            calls.call(method, () -> new Object[] {BeanMethods.viewArgument(method, view.event())}))
                    .orElse(Attempt.DONE);
        }
        List<GroupMessage> messages =
                head.stream().map(item -> ((Item.OfMessage) item).message()).toList();
        Optional<Method> batch = methods.batch();
        return batch.isPresent() ? calls.call(batch.get(), () -> new Object[] {messages}) : attempt(messages.get(0));
    }

    private Attempt attempt(GroupMessage message) {
        try {
            return methods.methodFor(message)
                    .map(method -> calls.call(method.method(), () -> method.arguments(message)))
                    .orElse(Attempt.DONE);
        } catch (PayloadException e) {
            return Attempt.unreadable(e);
        }
    }

    private void done(int items) {
        queue.remove(items);
        failures = 0;
        dead = null;
        apart = Math.max(0, apart - items);
    }

    /** An application that is just starting is nothing to tell; one that never comes would be silent. */
    private Next unavailable(Item item, Throwable why) {
        Duration pause = settings.redelivery().pause();
        unavailable = unavailable.plus(pause);
        if (unavailable.compareTo(TOLD_EVERY) < 0) {
            LOGGER.log(Logger.Level.DEBUG, name + " cannot be called yet", why);
        } else {
            say(AdapterMessage.BEAN_UNAVAILABLE, why, name, SettingText.duration(unavailable), item.label());
            unavailable = Duration.ZERO;
        }
        return Next.after(pause);
    }

    private Next failed(List<Item> head, Throwable why) {
        failures++;
        int most = settings.redelivery().most();
        String what = head.get(0).label() + (head.size() > 1 ? " and " + (head.size() - 1) + " more" : "");
        if (failures <= most) {
            Duration pause = settings.redelivery().pauseBefore(failures);
            say(AdapterMessage.DELIVERY_FAILED, why, name, what, failures, most, SettingText.duration(pause));
            return Next.after(pause);
        }
        if (head.size() > 1) {
            say(AdapterMessage.BATCH_FAILED, why, name, what);
            failures = 0;
            apart = head.size();
            return Next.AT_ONCE;
        }
        return giveUp(head.get(0), why);
    }

    private Next giveUp(Item item, Throwable why) {
        AfterRedeliveries after = settings.afterRedeliveries();
        if (after == AfterRedeliveries.LEAVE) {
            say(AdapterMessage.DELIVERY_GIVEN_UP, why, name, item.label());
            return Next.LEAVE;
        }
        if (after == AfterRedeliveries.DEAD_LETTER && item instanceof Item.OfMessage) {
            failures = 0;
            dead = why;
            return Next.AT_ONCE;
        }
        say(AdapterMessage.MESSAGE_SKIPPED, why, name, item.label());
        done(1);
        return Next.AT_ONCE;
    }

    private Next bury(Item.OfMessage item, Throwable cause) {
        Method method = methods.deadLetter().orElseThrow();
        Attempt attempt = calls.call(method, () -> new Object[] {item.message(), cause});
        if (attempt.kind() == Attempt.Kind.DONE) {
            say(AdapterMessage.DEAD_LETTER, cause, name, item.label());
            done(1);
            return Next.AT_ONCE;
        }
        failures++;
        Duration pause = settings.redelivery().pauseBefore(failures);
        say(AdapterMessage.DEAD_LETTER_FAILED, attempt.why(), name, item.label(), SettingText.duration(pause));
        return Next.after(pause);
    }

    private static void say(AdapterMessage message, Throwable why, Object... facts) {
        LOGGER.log(message.level(), message.text(facts), why);
    }
}
