package io.xcom4ee.ra;

import io.xcom4ee.engine.GroupStartException;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.InvalidSettingsException;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.outside.Source;
import io.xcom4ee.ra.outside.Sources;
import io.xcom4ee.ra.settings.ActivationSettings;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * A member of one group, or one of each of several groups, living as long as the server configures them. Applications come and
 * go meanwhile.
 *
 * <p>Starting checks the configuration, opens the group port and returns; the members find their groups by themselves, because a
 * server starts no application before all its adapters have started.
 */
public final class XComResourceAdapter extends AdapterProperties implements ResourceAdapter {
    private static final Logger LOGGER = System.getLogger(XComResourceAdapter.class.getName());
    private static final XAResource[] NONE = {};

    private final Supplier<Source> sources;
    private @Nullable ServedGroups running;
    private @Nullable Source source;
    private String whyNotRunning = AdapterMessage.NOT_RUNNING.text();

    /** Starts nothing; the server sets the properties next. */
    public XComResourceAdapter() {
        this(Sources::ofTheAdapter);
    }

    /** Takes what its properties leave out from these sources. */
    XComResourceAdapter(Supplier<Source> sources) {
        this.sources = sources;
    }

    /**
     * Starts the members, or says in the log and to whoever asks for a channel why there is none.
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
        complete(opened());
        List<String> warnings = warnings();
        warnings.forEach(warning -> LOGGER.log(AdapterMessage.SETTING_MISSPELT.level(), warning));
        try {
            List<EngineSettings> settings = settings();
            RunningAdapters.takeOver(this, settings);
            startMembers(settings, context, registry);
            ShutdownClasses.loadSoon();
            for (EngineSettings each : settings) {
                LOGGER.log(
                        AdapterMessage.STARTED.level(),
                        AdapterMessage.STARTED.text(each.memberName(), each.group(), found()));
            }
        } catch (InvalidSettingsException e) {
            List<String> all = new ArrayList<>(e.problems());
            all.addAll(warnings);
            refuse(String.join(" ", all) + " " + whatIsSet());
        } catch (GroupStartException e) {
            RunningAdapters.remove(this);
            refuse(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private String whatIsSet() {
        String names = String.join(", ", new TreeSet<>(given().keySet()));
        String elsewhere = String.join(", ", elsewhere());
        return "The configuration of the resource adapter sets " + (names.isEmpty() ? "nothing" : names)
                + "; elsewhere " + (elsewhere.isEmpty() ? "nothing is set" : "are set " + elsewhere)
                + "; what is not set has its default, if it has one.";
    }

    /** Opened anew at each start: what it says may have changed. */
    private synchronized Source opened() {
        closeSource();
        Source next = sources.get();
        source = next;
        return next;
    }

    private synchronized void closeSource() {
        Source open = source;
        source = null;
        if (open != null) {
            open.close();
        }
    }

    private synchronized void refuse(String problems) {
        whyNotRunning = AdapterMessage.NOT_STARTED.text(problems);
        LOGGER.log(AdapterMessage.NOT_STARTED.level(), whyNotRunning);
    }

    private synchronized void startMembers(
            List<EngineSettings> settings, BootstrapContext context, TransactionSynchronizationRegistry registry) {
        running = ServedGroups.start(settings, context, registry, this::effective);
    }

    /** Leaves all groups, within the leave time-out, and closes everything. Does nothing if that has happened already. */
    @Override
    public void stop() {
        ServedGroups stopping = takeRunning();
        try {
            if (stopping != null) {
                stopping.stop();
            }
        } finally {
            if (stopping != null) {
                RunningAdapters.remove(this);
            }
            closeSource();
        }
    }

    private synchronized @Nullable ServedGroups takeRunning() {
        ServedGroups taken = running;
        running = null;
        return taken;
    }

    /**
     * What connections to a group are made of; the same until the adapter is stopped.
     *
     * @param group its name; blank for the first one
     * @throws IllegalStateException if the adapter does not run, or is not in that group
     */
    synchronized Connected connected(String group) {
        ServedGroups current = running;
        if (current == null) {
            throw new IllegalStateException(whyNotRunning);
        }
        return current.named(group)
                .orElseThrow(() -> new IllegalStateException(AdapterMessage.OTHER_GROUP.text(group, current.names())))
                .connected();
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
        ServedGroups current = groups();
        ServedGroup group = current.named(settings.group()).orElse(current.all().get(0));
        if (!settings.group().isEmpty() && !settings.group().equals(group.name())) {
            problems.add(AdapterMessage.ACTIVATION_OTHER_GROUP.text(settings.group(), current.names()));
        }
        group.endpoints().activate(endpoints, settings, problems);
    }

    private synchronized ServedGroups groups() throws ResourceException {
        if (running == null) {
            throw new ResourceException(whyNotRunning);
        }
        return running;
    }

    /** The bean's application stops. Returns when nothing of the bean runs any more, but waits not for ever. */
    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec specification) {
        ServedGroups current;
        synchronized (this) {
            current = running;
        }
        if (current != null) {
            current.all().forEach(group -> group.endpoints().deactivate(endpoints));
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specifications) {
        return NONE;
    }
}
