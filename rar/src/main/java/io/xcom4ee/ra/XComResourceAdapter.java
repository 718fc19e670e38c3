package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.GroupStartException;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.InvalidSettingsException;
import io.xcom4ee.ra.channel.SupervisedChannel;
import io.xcom4ee.ra.inbound.Endpoints;
import io.xcom4ee.ra.inbound.Pauses;
import io.xcom4ee.ra.management.Management;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.transaction.Transactions;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * One member of one group, living as long as the server configures it. Applications come and go meanwhile.
 *
 * <p>Starting checks the configuration, opens the group port and returns; the member finds its group by itself, because a
 * server starts no application before all its adapters have started.
 */
public final class XComResourceAdapter extends AdapterProperties implements ResourceAdapter {
    private static final Logger LOGGER = System.getLogger(XComResourceAdapter.class.getName());
    private static final XAResource[] NONE = {};

    private @Nullable Running running;
    private String whyNotRunning = AdapterMessage.NOT_RUNNING.text();

    /** Starts nothing; the server sets the properties next. */
    public XComResourceAdapter() {}

    /**
     * Starts the member, or says in the log and to whoever asks for the channel why there is none.
     *
     * <p>It throws nothing, against the custom of resource adapters: after an exception Open Liberty starts the adapter
     * twice when server.xml has been corrected, and then neither finishes the update of its configuration nor brings the
     * applications back.
     */
    @Override
    public void start(BootstrapContext context) {
        TransactionSynchronizationRegistry registry = context.getTransactionSynchronizationRegistry();
        if (registry == null) {
            refuse(AdapterMessage.NO_REGISTRY.text());
            return;
        }
        try {
            EngineSettings settings = settings();
            RunningAdapters.takeOver(this, settings);
            startMember(settings, context, registry);
            ShutdownClasses.loadSoon();
            LOGGER.log(
                    AdapterMessage.STARTED.level(),
                    AdapterMessage.STARTED.text(settings.memberName(), settings.group(), given()));
        } catch (InvalidSettingsException e) {
            refuse(String.join(" ", e.problems()) + " " + whatIsSet());
        } catch (GroupStartException e) {
            RunningAdapters.remove(this);
            refuse(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private String whatIsSet() {
        String names = String.join(", ", new TreeSet<>(given().keySet()));
        return "The configuration of the resource adapter sets " + (names.isEmpty() ? "nothing" : names)
                + "; what it does not set has its default, if it has one.";
    }

    private synchronized void refuse(String problems) {
        whyNotRunning = AdapterMessage.NOT_STARTED.text(problems);
        LOGGER.log(AdapterMessage.NOT_STARTED.level(), whyNotRunning);
    }

    private synchronized void startMember(
            EngineSettings settings, BootstrapContext context, TransactionSynchronizationRegistry registry) {
        GroupMember member = GroupMember.start(settings, new WorkExecutor(context.getWorkManager()));
        Executor executor = member.executor();
        GroupChannel channel = new SupervisedChannel(member.channel(), member::alive);
        Runnable leave = () -> executor.execute(() -> member.stop(leaveTimeout(settings)));
        running = new Running(
                settings,
                member,
                new Connected(channel, new Transactions(registry, executor)),
                new Endpoints(channel, registry, executor, new Pauses(context), leave),
                Management.open(ManagementFactory.getPlatformMBeanServer(), channel, effective()));
    }

    private static Duration leaveTimeout(EngineSettings settings) {
        return Duration.of(settings.timeouts().leaveMicros(), ChronoUnit.MICROS);
    }

    /** Leaves the group, within the leave time-out, and closes everything. Does nothing if that has happened already. */
    @Override
    public void stop() {
        Running stopping = takeRunning();
        if (stopping == null) {
            return;
        }
        EngineSettings settings = stopping.settings();
        stopping.management().close();
        stopping.endpoints().stop();
        stopping.member().stop(leaveTimeout(settings));
        RunningAdapters.remove(this);
        LOGGER.log(
                AdapterMessage.STOPPED.level(), AdapterMessage.STOPPED.text(settings.memberName(), settings.group()));
    }

    private synchronized @Nullable Running takeRunning() {
        Running taken = running;
        running = null;
        return taken;
    }

    /**
     * What connections are made of; the same until the adapter is stopped.
     *
     * @throws IllegalStateException if the adapter does not run
     */
    synchronized Connected connected() {
        if (running == null) {
            throw new IllegalStateException(whyNotRunning);
        }
        return running.connected();
    }

    /**
     * Lets a message-driven bean receive what the member delivers.
     *
     * @throws ResourceException if the adapter does not run, or with everything that is wrong with the activation spec and the bean
     */
    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec specification)
            throws ResourceException {
        if (!(specification instanceof XComActivationSpec own)) {
            throw new NotSupportedException(AdapterMessage.STRANGE_ACTIVATION.text(specification));
        }
        List<String> problems = new ArrayList<>();
        ActivationSettings settings = own.settings(problems);
        endpoints().activate(endpoints, settings, problems);
    }

    private synchronized Endpoints endpoints() throws ResourceException {
        if (running == null) {
            throw new ResourceException(whyNotRunning);
        }
        return running.endpoints();
    }

    /** The bean's application stops. Returns when nothing of the bean runs any more, but waits not for ever. */
    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec specification) {
        Running current;
        synchronized (this) {
            current = running;
        }
        if (current != null) {
            current.endpoints().deactivate(endpoints);
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specifications) {
        return NONE;
    }

    /** What exists between start and stop. */
    private record Running(
            EngineSettings settings,
            GroupMember member,
            Connected connected,
            Endpoints endpoints,
            Management management) {}
}
