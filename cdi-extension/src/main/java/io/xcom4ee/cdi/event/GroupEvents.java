package io.xcom4ee.cdi.event;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.message.CdiMessage;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the application observe its groups from its start to its stop. A group whose adapter is missing at the start is
 * looked for again, because a server's configuration can be corrected while the application runs.
 */
public final class GroupEvents {
    private static final Logger LOGGER = System.getLogger(GroupEvents.class.getName());
    private static final long RETRY_SECONDS = 5;

    private final Observation observation;
    private final Consumer<GroupChannel> found;

    /** Guarded by this. */
    private final List<ApplicationChannel> missing;

    /** The names of the groups that are known, and observed. Guarded by this. */
    private final Set<String> groups = new HashSet<>();

    private boolean stopped;
    private @Nullable Future<?> retry;

    /**
     * Looks nothing up yet. Where there is no observer, groups are only looked up.
     *
     * @param found is told of each group once, when its member is known
     */
    public GroupEvents(List<ApplicationChannel> channels, Observation observation, Consumer<GroupChannel> found) {
        this.missing = new ArrayList<>(channels);
        this.observation = observation;
        this.found = found;
    }

    /** The application starts. To be called on a thread that has its context. Reports all missing groups together. */
    public synchronized void start() {
        List<String> problems = connect();
        if (!problems.isEmpty()) {
            LOGGER.log(
                    CdiMessage.CHANNELS_MISSING.level(),
                    CdiMessage.CHANNELS_MISSING.text(String.join(" ", problems), RETRY_SECONDS));
            retry = scheduleRetry();
        }
    }

    /** The application stops; whoever owns the channels closes their subscriptions. */
    public synchronized void stop() {
        stopped = true;
        if (retry != null) {
            retry.cancel(false);
        }
    }

    private synchronized void retry() {
        if (!stopped && !connect().isEmpty()) {
            retry = scheduleRetry();
        }
    }

    private Future<?> scheduleRetry() {
        return observation.services().scheduler().schedule(this::retry, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    /** Messages about the groups that cannot be had yet. */
    private List<String> connect() {
        List<String> problems = new ArrayList<>();
        missing.removeIf(channel -> {
            try {
                connect(channel);
                return true;
            } catch (RuntimeException e) {
                problems.add(Objects.requireNonNullElse(e.getMessage(), e.toString()));
                return false;
            }
        });
        return problems;
    }

    /** A group that the application has under two names, its own and the default, is observed once. */
    private void connect(ApplicationChannel channel) {
        String group = channel.group();
        if (groups.contains(group)) {
            return;
        }
        if (observation.observed()) {
            new EventBridge(channel, observation).connect();
            LOGGER.log(
                    CdiMessage.OBSERVING.level(),
                    CdiMessage.OBSERVING.text(group, channel.status().memberName()));
        }
        groups.add(group);
        found.accept(channel);
    }
}
