package io.xcom4ee.it.path;

import com.sun.management.OperatingSystemMXBean;
import io.xcom4ee.it.path.LoadedServers.Outcomes;
import io.xcom4ee.it.path.PathReport.Result;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets every way have its turn, again and again, in processes that live through all rounds. Who has no turn is idle. */
final class Rounds {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final BareMembers bare;
    private final LoadedServers servers;
    private final Duration warmUp;
    private final Duration measure;

    /** @param warmUp before each measurement */
    Rounds(BareMembers bare, LoadedServers servers, Duration warmUp, Duration measure) {
        this.bare = bare;
        this.servers = servers;
        this.warmUp = warmUp;
        this.measure = measure;
    }

    /** Nothing is measured while three fresh processes compile their code on the processors that they share. */
    void warmUp(Duration each) throws IOException, InterruptedException {
        for (Way way : Way.values()) {
            speed(way, ServerPath.MEMBERS, each, measure);
        }
    }

    PathReport measure(int rounds) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int senders : List.of(ServerPath.MEMBERS, 1)) {
                for (Way way : Way.values()) {
                    results.add(new Result(way, senders, round, speed(way, senders, warmUp, measure)));
                }
            }
        }
        return new PathReport(results);
    }

    private Speed speed(Way way, int senders, Duration before, Duration during)
            throws IOException, InterruptedException {
        MACHINE.getCpuLoad(); // Each answer is of the time since the one before.
        Speed speed = switch (way) {
            case BARE -> bare.measure(senders, before, during);
            case SERVERS -> servers.measure(senders, Outcomes.IGNORED, before, during);
            case CALLBACKS -> servers.measure(senders, Outcomes.TOLD, before, during);
        };
        System.out.printf(
                "  %s, %d send: %,.0f/s on %.1f processors; %.1f were busy, all of this turn and whatever else runs%n",
                way.label(),
                senders,
                speed.perSecond(),
                speed.processors(),
                MACHINE.getCpuLoad() * MACHINE.getAvailableProcessors());
        return speed;
    }
}
