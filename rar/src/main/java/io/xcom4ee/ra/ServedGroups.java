package io.xcom4ee.ra;

import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.GroupStartException;
import io.xcom4ee.engine.SharedPort;
import io.xcom4ee.engine.settings.EngineSettings;
import jakarta.resource.spi.BootstrapContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All groups of one adapter between start and stop, the first one first. If there are several they share one port. */
final class ServedGroups {
    private final List<ServedGroup> groups;
    private final @Nullable SharedPort port;

    private ServedGroups(List<ServedGroup> groups, @Nullable SharedPort port) {
        this.groups = groups;
        this.port = port;
    }

    /**
     * Opens the port and starts a member of each group, or of none.
     *
     * @param effective the settings of a group for people, by key
     * @throws GroupStartException if the port cannot be opened
     */
    static ServedGroups start(
            List<EngineSettings> settings,
            BootstrapContext context,
            TransactionSynchronizationRegistry registry,
            Function<String, Map<String, String>> effective) {
        WorkExecutor work = new WorkExecutor(context.getWorkManager());
        SharedPort port = settings.size() == 1 ? null : sharedPort(settings);
        List<ServedGroup> started = new ArrayList<>();
        try {
            for (EngineSettings each : settings) {
                Map<String, String> shown = effective.apply(each.group());
                GroupMember member = port == null ? GroupMember.start(each, work) : GroupMember.start(each, work, port);
                started.add(ServedGroup.of(member, each, context, registry, shown));
            }
        } catch (RuntimeException | Error failed) { // Whatever it is: nobody else could stop those that run by now.
            new ServedGroups(started, port).stop();
            throw failed;
        }
        return new ServedGroups(List.copyOf(started), port);
    }

    private static SharedPort sharedPort(List<EngineSettings> settings) {
        return SharedPort.open(
                settings.get(0).network(),
                settings.stream().map(EngineSettings::group).collect(Collectors.toSet()));
    }

    List<ServedGroup> all() {
        return groups;
    }

    /** The group of this name, or the first one if the name is blank; empty if there is none of that name. */
    Optional<ServedGroup> named(String name) {
        return groups.stream()
                .filter(group -> name.isEmpty() || group.name().equals(name))
                .findFirst();
    }

    /** Their names, for people. */
    String names() {
        return groups.stream().map(ServedGroup::name).collect(Collectors.joining(", "));
    }

    /** Leaves all groups at the same time, so that it takes as long as the slowest of them, and closes everything. */
    void stop() {
        groups.forEach(ServedGroup::detach);
        try {
            CompletableFuture.allOf(groups.stream().map(ServedGroups::leaveSoon).toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            if (port != null) {
                port.close();
            }
        }
    }

    private static CompletableFuture<Void> leaveSoon(ServedGroup group) {
        return CompletableFuture.runAsync(group::leave, task -> {
            Thread thread = new Thread(task, "xcom-leaving-" + group.name());
            thread.setDaemon(true);
            thread.start();
        });
    }
}
