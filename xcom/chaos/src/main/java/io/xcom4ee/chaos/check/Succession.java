package io.xcom4ee.chaos.check;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Told;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The groups of one run, one after the other: one in an ordinary run, and at most one more for each time that the membership
 * was forced. What a member that was given up has delivered beyond what the others knew when the majority was lost is given
 * up with it, and nothing is promised about it.
 */
final class Succession {
    /** @param agreed the last position that anybody who went on had delivered when the majority was lost */
    private record Group(Set<Identity> founders, long agreed) {}

    /** By epoch. */
    private final TreeMap<Long, Group> groups = new TreeMap<>();

    private Succession() {}

    static Succession of(List<ProcessHistory> histories, long forcings, Findings findings) {
        TreeMap<Long, Installed> first = new TreeMap<>();
        Set<UUID> incarnations = new HashSet<>();
        histories.stream().flatMap(history -> history.events(Installed.class)).forEach(installed -> {
            incarnations.add(installed.view().groupIncarnation());
            first.merge(installed.view().epoch(), installed, Succession::earlier);
        });
        findings.require(
                incarnations.size() <= 1 + forcings,
                "One quorum",
                "there were the groups " + incarnations + ", and the membership was forced " + forcings + " times");
        Map<Long, Long> agreed = new HashMap<>();
        Set<ViewId> beginnings = first.values().stream().map(Installed::view).collect(Collectors.toSet());
        histories.forEach(history -> gatherAgreed(history, beginnings, agreed));
        Succession succession = new Succession();
        first.forEach((epoch, view) -> succession.groups.put(
                epoch, new Group(Set.copyOf(view.members()), agreed.getOrDefault(epoch, view.position()))));
        return succession;
    }

    private static Installed earlier(Installed one, Installed other) {
        return one.view().number() <= other.view().number() ? one : other;
    }

    /** For each group that this process went on into: where it was when it had lost the majority of the one before. */
    private static void gatherAgreed(ProcessHistory history, Set<ViewId> beginnings, Map<Long, Long> agreed) {
        long position = 0;
        OptionalLong lostAt = OptionalLong.empty();
        Optional<Identity> self = Optional.empty();
        for (Event event : history.events()) {
            if (event instanceof Delivered delivered) {
                position = delivered.position();
            } else if (event instanceof Told told && told.what().equals(Told.QUORUM_LOST)) {
                lostAt = OptionalLong.of(position);
            } else if (event instanceof Told told && told.what().equals(Told.QUORUM_REGAINED)) {
                lostAt = OptionalLong.empty();
            } else if (event instanceof Installed installed) {
                Optional<Identity> next = self(history, installed);
                if (next.equals(self) && beginnings.contains(installed.view())) {
                    agreed.merge(installed.view().epoch(), lostAt.orElse(position), Math::max);
                }
                self = next;
                position = installed.position();
            }
        }
    }

    /** Who a process is in a view that it was told. */
    static Optional<Identity> self(ProcessHistory history, Installed view) {
        return view.members().stream()
                .filter(member -> member.name().equals(history.name()))
                .findFirst();
    }

    /** Whether nothing is promised about what a member delivers there, or is told to be delivered there, in this view. */
    boolean isBeyondPromises(ViewId view, Optional<Identity> self, long position) {
        Map.Entry<Long, Group> next = groups.higherEntry(view.epoch());
        return next != null
                && position > next.getValue().agreed()
                && self.filter(next.getValue().founders()::contains).isEmpty();
    }
}
