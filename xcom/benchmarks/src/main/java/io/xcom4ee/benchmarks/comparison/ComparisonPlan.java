package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is compared, and the order in which it is done.
 *
 * @param systems in the order of their turns
 * @param works to do
 * @param sizesBytes of the messages; the works that use one size use the first that was asked for, or their own
 * @param members sizes of groups, empty for the defaults of each work
 * @param rounds in which every system has one turn for each work, group size and size of messages
 * @param seconds of each measurement
 * @param window messages that each sender keeps on their way, 0 for one that depends on the size
 * @param ratePerSecond of all senders together in the latency at a fixed rate, 0 for half of the slowest system's maximum
 */
record ComparisonPlan(
        List<ComparedSystem> systems,
        List<Work> works,
        List<Integer> sizesBytes,
        List<Integer> members,
        int rounds,
        int seconds,
        int window,
        int ratePerSecond) {
    private static final List<Integer> SIZES = List.of(64, 1024, 16_384, 1_048_576);
    private static final List<Integer> THROUGHPUT_MEMBERS = List.of(3, 5);
    private static final List<Integer> GROWTH_MEMBERS = List.of(2, 3, 5, 7, 9);
    private static final List<Integer> OTHER_MEMBERS = List.of(3);
    private static final int LATENCY_BYTES = 64;
    private static final int LOADED_BYTES = 1024;
    private static final int BYTES_MIN = 24;
    private static final int MEMBERS_MIN = 2;
    /** Longer than any system here takes to go on. */
    private static final int FAILURE_SECONDS_MIN = 12;

    private static final int WINDOW_MAX = 512;
    private static final int WINDOW_MIN = 4;
    private static final int WINDOW_BYTES = 4 << 20;

    ComparisonPlan {
        systems = List.copyOf(systems);
        works = List.copyOf(works);
        sizesBytes = List.copyOf(sizesBytes);
        members = List.copyOf(members);
        require(sizesBytes.stream().allMatch(bytes -> bytes >= BYTES_MIN), "messages have at least 24 bytes");
        require(members.stream().allMatch(groupSize -> groupSize >= MEMBERS_MIN), "a group has at least 2 members");
        require(rounds > 0 && seconds > 0, "there is at least one round of at least one second");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** All tasks: in every round the systems take turns, so that what disturbs the machine for a while disturbs all. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (Work work : works) {
            for (int groupSize : members(work)) {
                for (int round = 1; round <= rounds; round++) {
                    for (int sizeBytes : sizes(work)) {
                        tasks.addAll(turns(work, groupSize, sizeBytes, round));
                    }
                }
            }
        }
        return tasks;
    }

    private List<Task> turns(Work work, int groupSize, int sizeBytes, int round) {
        return systems.stream()
                .filter(system -> work != Work.FAILURE || system.ordered())
                .map(system -> new Task(work, system, groupSize, sizeBytes, round))
                .toList();
    }

    private List<Integer> members(Work work) {
        if (!members.isEmpty()) {
            return members;
        }
        return switch (work) {
            case THROUGHPUT -> THROUGHPUT_MEMBERS;
            case GROWTH -> GROWTH_MEMBERS;
            case LATENCY, FAILURE -> OTHER_MEMBERS;
        };
    }

    /** Sizes of messages that a work uses. */
    List<Integer> sizes(Work work) {
        if (work == Work.THROUGHPUT) {
            return sizesBytes.isEmpty() ? SIZES : sizesBytes;
        }
        int own = work == Work.LATENCY ? LATENCY_BYTES : LOADED_BYTES;
        return List.of(sizesBytes.isEmpty() ? own : sizesBytes.get(0));
    }

    /** How long a measurement of this work is. */
    Duration time(Work work) {
        return Duration.ofSeconds(work == Work.FAILURE ? Math.max(seconds, FAILURE_SECONDS_MIN) : seconds);
    }

    /** Messages of a size that each sender keeps on their way: many small ones, few large ones. */
    int window(int bytes) {
        return window > 0 ? window : Math.max(WINDOW_MIN, Math.min(WINDOW_MAX, WINDOW_BYTES / bytes));
    }
}
