package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.settings.ActivationSettings.AfterRedeliveries;
import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The message-driven beans that receive what one member delivers. Thread-safe. */
public final class Endpoints {
    private static final Logger LOGGER = System.getLogger(Endpoints.class.getName());

    /** So long a bean's call that is under way is waited for when its application stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GroupChannel channel;
    private final TransactionSynchronizationRegistry registry;
    private final Executor executor;
    private final Pauses pauses;
    private final Runnable leave;
    private final Map<MessageEndpointFactory, Endpoint> active = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param executor the server's threads, or those that stand in for them
     * @param leave lets the member leave its group, and returns at once
     */
    public Endpoints(
            GroupChannel channel,
            TransactionSynchronizationRegistry registry,
            Executor executor,
            Pauses pauses,
            Runnable leave) {
        this.channel = channel;
        this.registry = registry;
        this.executor = executor;
        this.pauses = pauses;
        this.leave = leave;
    }

    /**
     * Lets a bean receive.
     *
     * @param problems what is wrong with the activation spec; what is wrong with the bean is added
     * @throws NotSupportedException if anything is wrong; with all of it
     */
    public void activate(MessageEndpointFactory factory, ActivationSettings settings, List<String> problems)
            throws NotSupportedException {
        Class<?> bean = factory.getEndpointClass();
        BeanMethods methods = BeanMethods.of(bean, settings.topic(), problems);
        boolean buries = settings.afterRedeliveries() == AfterRedeliveries.DEAD_LETTER;
        if (buries != methods.deadLetter().isPresent()) {
            problems.add(AdapterMessage.DEAD_LETTER_CONTRADICTION.text(
                    settings.afterRedeliveries().word(), buries ? "no" : "a", bean.getName()));
        }
        if (!problems.isEmpty()) {
            String text = AdapterMessage.BEAN_REFUSED.text(bean.getName(), String.join(" ", problems));
            LOGGER.log(AdapterMessage.BEAN_REFUSED.level(), text);
            throw new NotSupportedException(text);
        }
        EndpointCalls calls = new EndpointCalls(factory, registry);
        Endpoint endpoint = new Endpoint(bean.getName(), methods, settings, calls, channel, executor, pauses, leave);
        active.put(factory, endpoint);
        endpoint.open();
        LOGGER.log(
                AdapterMessage.BEAN_ACTIVE.level(), AdapterMessage.BEAN_ACTIVE.text(bean.getName(), channel.group()));
    }

    /** The application of the bean stops. Does nothing if the bean does not receive. */
    public void deactivate(MessageEndpointFactory factory) {
        Endpoint endpoint = active.remove(factory);
        if (endpoint != null) {
            endpoint.close(PATIENCE);
            LOGGER.log(
                    AdapterMessage.BEAN_INACTIVE.level(),
                    AdapterMessage.BEAN_INACTIVE.text(endpoint.name(), channel.group()));
        }
    }

    /** The adapter stops; a server has deactivated all before. */
    public void stop() {
        List.copyOf(active.keySet()).forEach(this::deactivate);
        pauses.stop();
    }
}
