package io.xcom4ee.chaos.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Limits the processor time of single processes, by control groups of version 1. */
public final class CpuQuota {
    private static final Path ROOT = Path.of("/sys/fs/cgroup/cpu");
    private static final String QUOTA = "cpu.cfs_quota_us";
    private static final String PERIOD = "cpu.cfs_period_us";
    private static final String STATISTICS = "cpu.stat";
    private static final String THROTTLED = "nr_throttled ";
    private static final String PROCESSES = "cgroup.procs";
    private static final long PERIOD_MICROS = 100_000;
    private static final long NO_QUOTA = -1;

    private final Path parent;

    private CpuQuota(Path parent) {
        this.parent = parent;
    }

    /** Why there can be no quotas here; empty if there can. */
    public static Optional<String> missing() {
        if (!Files.isWritable(ROOT.resolve(PROCESSES)) || !Files.exists(ROOT.resolve(QUOTA))) {
            return Optional.of("no control groups of version 1 with cfs quotas at " + ROOT);
        }
        return Optional.empty();
    }

    /** Quotas for the members of one network, which removes in the end what was made for them. */
    public static CpuQuota in(Network network, int members) throws IOException {
        Path parent = Files.createDirectory(
                ROOT.resolve("xcom-chaos-" + ProcessHandle.current().pid()));
        CpuQuota quota = new CpuQuota(parent);
        for (int member = 1; member <= members; member++) {
            Files.createDirectory(quota.directory(member));
            network.remember(quota.directory(member));
        }
        network.remember(parent);
        return quota;
    }

    private Path directory(int member) {
        return parent.resolve(Integer.toString(member));
    }

    /** From now on the process gets at most so much of one processor. */
    public void limit(int member, long pid, int percent) {
        write(member, PERIOD, PERIOD_MICROS);
        write(member, QUOTA, PERIOD_MICROS * percent / 100);
        write(member, PROCESSES, pid);
    }

    /** As before. */
    public void free(int member) {
        write(member, QUOTA, NO_QUOTA);
    }

    /** How often the kernel has made the process wait so far. */
    public long timesThrottled(int member) {
        try {
            return Files.readAllLines(directory(member).resolve(STATISTICS)).stream()
                    .filter(line -> line.startsWith(THROTTLED))
                    .mapToLong(line -> Long.parseLong(line.substring(THROTTLED.length())))
                    .sum();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void write(int member, String file, long value) {
        try {
            Files.writeString(directory(member).resolve(file), Long.toString(value));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
