package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One canonical sequence of facts per group, put together from what its members deliver, by position. When a process
 * goes over into a new group, everything that it delivered before becomes part of the new group's history: then it must
 * agree with what the others brought.
 */
final class Histories<F> {
    private final String checker;
    /** Looked up only; never iterated, since hash codes have no order. */
    private final Map<GroupId, Canonical<F>> canonical = new HashMap<>();

    private final Map<MemberId, Run<F>> runs = new HashMap<>();

    private static final class Canonical<F> {
        private final List<@Nullable F> facts = new ArrayList<>();

        @Nullable F get(long position) {
            return position <= facts.size() ? facts.get((int) position - 1) : null;
        }

        void put(long position, F fact) {
            while (facts.size() < position) {
                facts.add(null);
            }
            facts.set((int) position - 1, fact);
        }
    }

    /** What one process has delivered. */
    private static final class Run<F> {
        private final long firstPosition;
        private final List<F> facts = new ArrayList<>();
        private GroupId history;

        Run(long firstPosition, GroupId history) {
            this.firstPosition = firstPosition;
            this.history = history;
        }

        long next() {
            return firstPosition + facts.size();
        }
    }

    Histories(String checker) {
        this.checker = checker;
    }

    /** A process is in this group from now on, having delivered so many messages. */
    void enter(MemberId process, GroupId group, long position) {
        Run<F> run = runs.get(process);
        if (run == null) {
            runs.put(process, new Run<>(position + 1, group));
            return;
        }
        moveTo(process, run, group);
        if (run.next() != position + 1) {
            throw new Violation(
                    checker,
                    process + " has delivered " + (run.next() - 1) + " messages and installs a view at " + position);
        }
    }

    /** A process has delivered what {@code fact} tells, at this position of this group's history. */
    void add(MemberId process, GroupId group, long position, F fact) {
        Run<F> run = runs.get(process);
        if (run == null) {
            throw new Violation(checker, process + " delivers before its first view");
        }
        moveTo(process, run, group);
        if (run.next() != position) {
            throw new Violation(checker, process + " delivers position " + position + " instead of " + run.next());
        }
        run.facts.add(fact);
        merge(process, group, position, fact);
    }

    private void moveTo(MemberId process, Run<F> run, GroupId group) {
        if (!run.history.equals(group)) {
            run.history = group;
            for (int at = 0; at < run.facts.size(); at++) {
                merge(process, group, run.firstPosition + at, run.facts.get(at));
            }
        }
    }

    private void merge(MemberId process, GroupId group, long position, F fact) {
        Canonical<F> facts = canonical.computeIfAbsent(group, any -> new Canonical<>());
        F known = facts.get(position);
        if (known == null) {
            facts.put(position, fact);
        } else if (!Objects.equals(known, fact)) {
            throw new Violation(
                    checker,
                    process + " has " + fact + " at position " + position + " of " + group + ", others have " + known);
        }
    }

    /** How many messages the process has delivered, counting those before its snapshot. */
    long position(MemberId process) {
        Run<F> run = runs.get(process);
        return run == null ? 0 : run.next() - 1;
    }

    /** The highest position that anybody has delivered in this group's history. */
    long length(GroupId group) {
        Canonical<F> facts = canonical.get(group);
        return facts == null ? 0 : facts.facts.size();
    }

    /** The group in whose history the process's positions count, null before its first view. */
    @Nullable GroupId history(MemberId process) {
        Run<F> run = runs.get(process);
        return run == null ? null : run.history;
    }
}
