package io.xcom4ee.chaos.group;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a group is started.
 *
 * @param members how many
 * @param dynamic whether the group has no list of its members
 * @param settings of the engine, beyond those that make the group
 * @param jvmOptions of each process
 * @param clocks whether wall clocks shall be able to jump
 * @param quotas whether processor time shall be able to be limited
 * @param seed of the network's chances
 * @param directory for histories and logs; must exist
 */
public record Setup(
        int members,
        boolean dynamic,
        Map<String, String> settings,
        List<String> jvmOptions,
        boolean clocks,
        boolean quotas,
        long seed,
        Path directory) {
    /** Small processes that are quickly there; speed is not what is looked at under faults. */
    public static final List<String> SMALL =
            List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public Setup {
        settings = Map.copyOf(settings);
        jvmOptions = List.copyOf(jvmOptions);
    }
}
