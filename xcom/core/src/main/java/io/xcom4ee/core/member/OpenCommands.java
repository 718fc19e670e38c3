package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * This member's commands that change the group, from the administrator's call to their outcome: waiting, then proposed in a
 * round of the own lane, then decided, then in effect; or back to waiting when a revocation took the round.
 *
 * <p>Confined to: the member's event loop.
 */
final class OpenCommands {
    /** Administrators are few: whoever has more commands open than this does something wrong. */
    static final int OPEN_MAX = 64;

    private final Outbox out;
    /** In the order in which they were given. */
    private final List<Open> open = new ArrayList<>();

    private long earliestDeadlineMicros = Long.MAX_VALUE;

    private static final class Open {
        private final Input.Command input;
        private final GroupChange change;
        /** Where it was proposed, 0 while it waits. */
        private long round;
        /** The configuration that it has made, 0 until it is decided. */
        private long configurationNumber;

        Open(Input.Command input, GroupChange change) {
            this.input = input;
            this.change = change;
        }

        boolean isWaiting() {
            return round == 0;
        }
    }

    OpenCommands(Outbox out) {
        this.out = out;
    }

    /** Takes a command that the group, in its newest configuration, can carry out; refuses any other. */
    void add(Input.Command input, Configuration newest) {
        if (open.size() >= OPEN_MAX) {
            refuse(input, CommandRefusal.OVERLOADED);
            return;
        }
        CommandRules.Verdict verdict = CommandRules.judge(input.command(), newest);
        verdict.refusal().ifPresent(refusal -> refuse(input, refusal));
        verdict.change().ifPresent(change -> {
            open.add(new Open(input, change));
            earliestDeadlineMicros = Math.min(earliestDeadlineMicros, input.deadlineMicros());
        });
    }

    void refuse(Input.Command input, CommandRefusal refusal) {
        out.add(new Output.CommandRefused(input.token(), input.command(), refusal));
    }

    /** Whether a change waits to be proposed. */
    boolean isWaiting() {
        // Asked in every turn, and nearly always in vain.
        return !open.isEmpty() && open.stream().anyMatch(Open::isWaiting);
    }

    /** The next change that waits, which is proposed in this round of the own lane. */
    GroupChange propose(long round) {
        Open next = open.stream().filter(Open::isWaiting).findFirst().orElseThrow();
        next.round = round;
        return next.change;
    }

    /**
     * A slot of the own lane is delivered. If it was used for a command it holds that, and has made a configuration or
     * changed nothing; or it was revoked, so that the change was decided nowhere and waits again.
     */
    void onOwnDelivered(long round, Value value, Optional<Configuration> made, Configuration newest) {
        if (open.isEmpty()) {
            return;
        }
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open command = each.next();
            if (command.round != round) {
                continue;
            }
            if (!command.change.equals(value)) {
                command.round = 0;
            } else if (made.isPresent()) {
                command.configurationNumber = made.get().number();
            } else {
                each.remove();
                refuse(
                        command.input,
                        CommandRules.judge(command.input.command(), newest)
                                .refusal()
                                .orElse(CommandRefusal.OVERTAKEN));
            }
        }
    }

    /** A configuration has taken effect. */
    void onInstalled(long configurationNumber) {
        if (open.isEmpty()) {
            return;
        }
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open command = each.next();
            if (command.configurationNumber != 0 && command.configurationNumber <= configurationNumber) {
                each.remove();
                out.add(new Output.CommandDone(command.input.token()));
            }
        }
    }

    long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    /** Answers what has passed its deadline: refused if it waits, unknown if it may still take effect. */
    void expire(long nowMicros, boolean quorum) {
        if (nowMicros < earliestDeadlineMicros) {
            return;
        }
        earliestDeadlineMicros = Long.MAX_VALUE;
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open command = each.next();
            if (command.input.deadlineMicros() <= nowMicros) {
                each.remove();
                end(command, quorum ? CommandRefusal.DEADLINE : CommandRefusal.NO_QUORUM);
            } else {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, command.input.deadlineMicros());
            }
        }
    }

    /** Answers everything: the group in which it was meant goes on without this member, or as another one. */
    void abandon(CommandRefusal reason) {
        open.forEach(command -> end(command, reason));
        open.clear();
        earliestDeadlineMicros = Long.MAX_VALUE;
    }

    private void end(Open command, CommandRefusal reason) {
        Invariants.require(
                command.configurationNumber == 0 || !command.isWaiting(),
                "what is decided was proposed",
                command.round);
        if (command.isWaiting()) {
            refuse(command.input, reason);
        } else {
            out.add(new Output.CommandUnknown(command.input.token(), reason));
        }
    }
}
