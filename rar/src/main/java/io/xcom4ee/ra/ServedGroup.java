package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.ra.channel.SupervisedChannel;
import io.xcom4ee.ra.inbound.Endpoints;
import io.xcom4ee.ra.inbound.Pauses;
import io.xcom4ee.ra.management.Management;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.transaction.Transactions;
import jakarta.resource.spi.BootstrapContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What there is of one group between start and stop.
 *
 * @param settings what its member was told
 * @param member the member
 * @param connected what connections are made of
 * @param endpoints the message-driven beans that receive from it
 * @param management its managed beans
 */
record ServedGroup(
        EngineSettings settings, GroupMember member, Connected connected, Endpoints endpoints, Management management) {
    private static final Logger LOGGER = System.getLogger(ServedGroup.class.getName());

    /**
     * Puts around a member what a server has of it.
     *
     * @param effective its settings for people, by key
     */
    static ServedGroup of(
            GroupMember member,
            EngineSettings settings,
            BootstrapContext context,
            TransactionSynchronizationRegistry registry,
            Map<String, String> effective) {
        Executor executor = member.executor();
        GroupChannel channel = new SupervisedChannel(member.channel(), member::alive);
        Runnable leave = () -> executor.execute(() -> member.stop(leaveTimeout(settings)));
        return new ServedGroup(
                settings,
                member,
                new Connected(channel, new Transactions(registry, executor)),
                new Endpoints(channel, registry, executor, new Pauses(context), leave),
                Management.open(ManagementFactory.getPlatformMBeanServer(), channel, effective));
    }

    String name() {
        return settings.group();
    }

    /** Nothing of the server's uses the member any more. */
    void detach() {
        management.close();
        endpoints.stop();
    }

    /** Leaves the group, within the leave time-out, and closes everything. */
    void leave() {
        member.stop(leaveTimeout(settings));
        LOGGER.log(AdapterMessage.STOPPED.level(), AdapterMessage.STOPPED.text(settings.memberName(), name()));
    }

    private static Duration leaveTimeout(EngineSettings settings) {
        return Duration.of(settings.timeouts().leaveMicros(), ChronoUnit.MICROS);
    }
}
