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
 * round of the own lane or forwarded to the only leader, then decided, then in effect; or back to waiting when a revocation
 * took the round, or nothing came of the forward.
 *
 * <p>Confined to: the member's event loop.
 */
final class OpenCommands {
    /** Administrators are few: whoever has more commands open than this does something wrong. */
    static final int OPEN_MAX = 64;

    private static final long FORWARDED = -1;

    private final Outbox out;
    /** In the order in which they were given. */
    private final List<Open> open = new ArrayList<>();

    private long earliestDeadlineMicros = Long.MAX_VALUE;

    private static final class Open {
        private final Input.Command input;
        private final GroupChange change;
        /** Where it was proposed, 0 while it waits, {@link #FORWARDED} when the leader knows it. */
        private long round;
        /** When it was forwarded last. */
        private long forwardedMicros;
        /** How often it was forwarded: each time may come to something, even late. */
        private int forwards;
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

    /** The next change that waits, which is forwarded to the leader now. */
    GroupChange forward(long nowMicros) {
        Open next = open.stream().filter(Open::isWaiting).findFirst().orElseThrow();
        next.forwardedMicros = nowMicros;
        next.forwards++;
        next.round = FORWARDED;
        return next.change;
    }

    /** What was forwarded up to this time and is not decided waits again: the forward was lost, or will do nothing more. */
    void retry(long forwardedUpToMicros) {
        for (Open command : open) {
            if (command.round == FORWARDED
                    && command.configurationNumber == 0
                    && command.forwardedMicros <= forwardedUpToMicros) {
                command.round = 0;
            }
        }
    }

    /**
     * A slot of another member is delivered. If it holds what was forwarded to its owner, that is decided now: whoever else
     * may have wanted the same.
     */
    void onOthersDelivered(Value value, Optional<Configuration> made, Configuration newest) {
        if (!open.isEmpty()) {
            open.stream()
                    .filter(command -> command.round == FORWARDED
                            && command.configurationNumber == 0
                            && command.change.equals(value))
                    .findFirst()
                    .ifPresent(command -> onDecided(command, made, newest));
        }
    }

    private void onDecided(Open command, Optional<Configuration> made, Configuration newest) {
        if (made.isPresent()) {
            command.configurationNumber = made.get().number();
            return;
        }
        open.remove(command);
        CommandRefusal refusal =
                CommandRules.judge(command.input.command(), newest).refusal().orElse(CommandRefusal.OVERTAKEN);
        if (command.forwards > 1) {
            out.add(new Output.CommandUnknown(command.input.token(), refusal));
        } else {
            refuse(command.input, refusal);
        }
    }

    /**
     * A slot of the own lane is delivered. If it was used for a command it holds that, and has made a configuration or
     * changed nothing; or it was revoked, so that the change was decided nowhere and waits again.
     */
    void onOwnDelivered(long round, Value value, Optional<Configuration> made, Configuration newest) {
        if (open.isEmpty()) {
            return;
        }
        for (Open command : List.copyOf(open)) {
            if (command.round != round) {
                continue;
            }
            if (!command.change.equals(value)) {
                command.round = 0;
            } else {
                onDecided(command, made, newest);
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
        if (command.isWaiting() && command.forwards == 0) {
            refuse(command.input, reason);
        } else {
            out.add(new Output.CommandUnknown(command.input.token(), reason));
        }
    }
}
