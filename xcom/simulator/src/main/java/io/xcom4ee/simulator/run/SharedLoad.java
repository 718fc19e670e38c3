package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.simulator.check.FairnessChecker;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.check.Violation;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** All members of a healed group have something to say all the time: none must wait for ever. */
final class SharedLoad {
    private static final long TOP_UP_MICROS = 1_000;
    private static final int SIZE_BYTES = 16;
    /** Such a message in a value. */
    private static final int MESSAGE_BYTES = SIZE_BYTES + Integer.BYTES;
    /**
     * Between two messages of a member come those of the others from a round that it may work in now up to the last one that
     * it may have given up, or from what waits at the only leader: an event horizon of rounds each, or of batches of each
     * member. The rest is for slots that are taken over in between.
     */
    private static final int HORIZONS = 8;
    /** The load lasts for so many times the bound, so that who breaks it is seen. */
    private static final int BOUNDS = 3;
    /** A load that would need more takes too long for one of many runs. */
    private static final long MESSAGES_MOST = 6_000;

    private final Options options;
    private final Scheduler scheduler;
    private final Workload workload;
    private final Memberships memberships;
    private final FairnessChecker fairness;
    private final Consumer<Configuration> onLoad;

    SharedLoad(
            Options options,
            Scheduler scheduler,
            Workload workload,
            Memberships memberships,
            FairnessChecker fairness,
            Consumer<Configuration> onLoad) {
        this.options = options;
        this.scheduler = scheduler;
        this.workload = workload;
        this.memberships = memberships;
        this.fairness = fairness;
        this.onLoad = onLoad;
    }

    /** Puts these under load, if that does not take too long, until it is seen whether all get their turns. */
    void put(List<Host> core) {
        List<MemberId> members = core.stream()
                .map(host -> Objects.requireNonNull(host.process()).info().id())
                .toList();
        Installation view = Objects.requireNonNull(memberships.view(members.get(0)));
        Configuration configuration = view.configuration();
        long batches = configuration.eventHorizonRounds() + 1L;
        long most = HORIZONS * batches * (members.size() - 1) * options.limits().batchMessagesMax();
        long enough = BOUNDS * most;
        if (enough > MESSAGES_MOST || !mayHoldAll(members.size() * batches)) {
            return;
        }
        onLoad.accept(configuration);
        fairness.begin(members, most);
        // More than may be proposed, so that each always has something waiting.
        long openEach = 4 * batches * options.limits().batchMessagesMax();
        long until = scheduler.nowMicros() + options.livenessMicros();
        SimulatedProcess first = Objects.requireNonNull(core.get(0).process());
        long position = first.report().position();
        while (scheduler.nowMicros() < until && first.report().position() - position < enough) {
            core.forEach(host -> topUp(host, openEach));
            scheduler.runUntil(scheduler.nowMicros() + TOP_UP_MICROS);
        }
        require(first.report().position() - position >= enough, "a healed group under load stands still or nearly so");
        until = scheduler.nowMicros() + options.livenessMicros();
        while (scheduler.nowMicros() < until && members.stream().anyMatch(member -> fairness.openOf(member) > 0)) {
            scheduler.runUntil(scheduler.nowMicros() + TOP_UP_MICROS);
        }
        require(
                members.stream().allMatch(member -> fairness.openOf(member) == 0),
                "broadcasts of a healed group under load do not end");
        fairness.end();
    }

    /**
     * Whether a member may keep what all may propose at once. Where it may not it drops proposals that are then taken over,
     * more or fewer of each as it happens: nobody promises turns there.
     */
    private boolean mayHoldAll(long batches) {
        return options.limits().windowBytesMax() >= batches * options.limits().batchMessagesMax() * MESSAGE_BYTES;
    }

    private static void require(boolean moved, String otherwise) {
        if (!moved) {
            throw new Violation("Liveness", otherwise);
        }
    }

    private void topUp(Host host, long openEach) {
        SimulatedProcess process = host.process();
        if (process != null) {
            for (long open = fairness.openOf(process.info().id()); open < openEach; open++) {
                workload.broadcast(process, SIZE_BYTES, 2 * options.livenessMicros(), false);
            }
        }
    }
}
