package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each command of an administrator ends in exactly one of done, refused, unknown, in time; and what is done can be seen in a
 * view that was installed after the command was given.
 */
public final class CommandChecker implements Checker {
    private static final String NAME = "Command";

    private final Map<MemberId, Map<Long, Given>> open = new HashMap<>();
    private final Map<MemberId, Queue<Given>> openByDeadline = new HashMap<>();
    private final long toleranceMicros;

    /** A command and whether a view has shown its effect since. */
    private static final class Given {
        private final Input.Command input;
        private boolean seen;
        private boolean answered;

        Given(Input.Command input) {
            this.input = input;
        }

        void see(Installation installation) {
            seen |= isShown(input.command(), installation);
        }
    }

    /** Whether the view is as the command wants it. Commands whose effect this checker cannot see are taken for seen. */
    private static boolean isShown(Command command, Installation installation) {
        Configuration configuration = installation.configuration();
        if (command instanceof Command.HandOverPrimary handOver) {
            return installation.primary().name().equals(handOver.memberName());
        }
        if (command instanceof Command.EventHorizon horizon) {
            return configuration.eventHorizonRounds() == horizon.rounds();
        }
        if (command instanceof Command.Leaders leaders) {
            return leaders.single() != configuration.isEverybodyLeading()
                    && leaders.memberName()
                            .map(name -> isLed(configuration, name))
                            .orElse(true);
        }
        if (command instanceof Command.ForceMembers force) {
            List<String> names = configuration.members().stream()
                    .map(member -> member.info().name())
                    .toList();
            return configuration.number() == 1 && Set.copyOf(names).equals(Set.copyOf(force.memberNames()));
        }
        return true;
    }

    private static boolean isLed(Configuration configuration, String name) {
        return configuration
                .member(configuration.leader())
                .filter(leader -> leader.info().name().equals(name))
                .isPresent();
    }

    /** @param toleranceMicros answers may come this much later than the deadline, on the clock of the process */
    public CommandChecker(long toleranceMicros) {
        this.toleranceMicros = toleranceMicros;
    }

    @Override
    public void commanded(MemberId by, Input.Command command) {
        Given given = new Given(command);
        if (open.computeIfAbsent(by, any -> new HashMap<>()).put(command.token(), given) != null) {
            throw new Violation(NAME, by + " is given command " + command.token() + " twice");
        }
        openByDeadline
                .computeIfAbsent(
                        by,
                        any -> new PriorityQueue<>(Comparator.comparingLong((Given one) -> one.input.deadlineMicros())))
                .add(given);
    }

    @Override
    public void installed(Installation installation) {
        open.getOrDefault(installation.by(), Map.of()).values().forEach(given -> given.see(installation));
    }

    @Override
    public void commandEnded(MemberId by, long token, Output end) {
        Given given = open.getOrDefault(by, Map.of()).remove(token);
        if (given == null) {
            throw new Violation(NAME, by + " answers command " + token + " again, or it was never given: " + end);
        }
        given.answered = true;
        if (end instanceof Output.CommandDone && !given.seen) {
            throw new Violation(NAME, by + " has done " + given.input.command() + " and no view shows it");
        }
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        Given unanswered = nextOpen(by);
        if (unanswered != null) {
            throw new Violation(NAME, by + " stops (" + reason + ") without an answer to " + unanswered.input);
        }
    }

    @Override
    public void died(MemberId process, long atMicros) {
        // Nobody is left who could be answered.
        open.remove(process);
        openByDeadline.remove(process);
    }

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        Given next = nextOpen(by);
        if (next != null && next.input.deadlineMicros() + toleranceMicros < localMicros) {
            throw new Violation(
                    NAME,
                    by + " leaves " + next.input + " unanswered " + (localMicros - next.input.deadlineMicros())
                            + " us after its deadline");
        }
    }

    private @Nullable Given nextOpen(MemberId by) {
        Queue<Given> queue = openByDeadline.get(by);
        while (queue != null && !queue.isEmpty()) {
            Given next = queue.element();
            if (!next.answered) {
                return next;
            }
            queue.remove();
        }
        return null;
    }
}
